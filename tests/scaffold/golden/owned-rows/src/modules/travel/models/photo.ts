import { model } from "@medusajs/framework/utils"
import { Stop } from "./stop"

export const Photo = model.define("photo", {
  id: model.id({ prefix: "pht" }).primaryKey(),
  url: model.text(),
  stop: model.belongsTo(() => Stop, { mappedBy: "photos" }),
})
