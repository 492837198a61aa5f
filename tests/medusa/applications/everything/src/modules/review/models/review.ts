import { model } from "@medusajs/framework/utils"

export const Review = model.define("review", {
  id: model.id({ prefix: "rev" }).primaryKey(),
  product_id: model.text().index(),
  customer_id: model.text().nullable(),
  rating: model.float(),
  content: model.text(),
  status: model.enum(["pending", "approved", "rejected"]).default("pending"),
})
