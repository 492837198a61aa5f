import { model } from "@medusajs/framework/utils"
import { Patent } from "./patent"

export const Brand = model.define("brand", {
  id: model.id().primaryKey(),
  name: model.text(),
  price: model.bigNumber(),
  list_price: model.number(),
  created_at: model.dateTime(),
  tier: model.enum(["gold", "plain"]),
  patents: model.hasMany(() => Patent, { mappedBy: "brand" }),
})

export default Brand
