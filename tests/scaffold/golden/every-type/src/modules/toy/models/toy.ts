import { model } from "@medusajs/framework/utils"

export const Toy = model.define("toy", {
  id: model.id({ prefix: "ty" }).primaryKey(),
  is_new: model.boolean().default(false),
})
