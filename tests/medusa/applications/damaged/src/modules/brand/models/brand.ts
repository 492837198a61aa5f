import { model } from "@medusajs/framework/utils"

export const Brand = model.define("brand", {
  id: model.id().primaryKey(),
  name: model.text(),
  price: model.bigNumber(),
  list_price: model.number(),
  created_at: model.dateTime(),
})

export default Brand
