import { model } from "@medusajs/framework/utils"

export const Points = model.define("points", {
  id: model.id({ prefix: "points" }).primaryKey(),
  customer_id: model.text().unique(),
  balance: model.number().default(0),
})
