import { model } from "@medusajs/framework/utils"

export const SalesPerson = model.define("sales_person", {
  id: model.id({ prefix: "sp" }).primaryKey(),
  email: model.text().unique(),
})
