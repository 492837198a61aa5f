import { model } from "@medusajs/framework/utils"
import { Stop } from "./stop"

export const Bag = model.define("bag", {
  id: model.id({ prefix: "bg" }).primaryKey(),
  name: model.text(),
  traveller_id: model.text(),
  weight: model.bigNumber().nullable(),
  stops: model.hasMany(() => Stop, { mappedBy: "bag" }),
})
