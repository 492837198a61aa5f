import { model } from "@medusajs/framework/utils"
import { Stop } from "./stop"

export const Tag = model.define("tag", {
  id: model.id({ prefix: "tg" }).primaryKey(),
  name: model.text(),
  customer_id: model.text(),
  stops: model.manyToMany(() => Stop, { mappedBy: "tags" }),
})
