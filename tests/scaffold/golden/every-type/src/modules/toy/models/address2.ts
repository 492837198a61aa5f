import { model } from "@medusajs/framework/utils"

export const Address2 = model.define("address2", {
  id: model.id({ prefix: "addr" }).primaryKey(),
  customer_id: model.text(),
  street_name: model.text().searchable(),
})
