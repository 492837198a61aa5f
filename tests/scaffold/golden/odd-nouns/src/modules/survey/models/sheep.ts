import { model } from "@medusajs/framework/utils"

export const Sheep = model.define("sheep", {
  id: model.id({ prefix: "shp" }).primaryKey(),
  name: model.text().searchable(),
})
