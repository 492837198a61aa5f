import { model } from "@medusajs/framework/utils"

export const ProductIndex = model.define("product_index", {
  id: model.id({ prefix: "pi" }).primaryKey(),
  rank: model.number().default(0),
})
