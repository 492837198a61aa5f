import { model } from "@medusajs/framework/utils"
import { Brand } from "./brand"

export const Sample = model.define("sample", {
  id: model.id({ prefix: "sample" }).primaryKey(),
  title: model.text(),
  brand: model.belongsTo(() => Brand, { mappedBy: "samples" }),
})
