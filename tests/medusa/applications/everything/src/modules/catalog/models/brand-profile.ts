import { model } from "@medusajs/framework/utils"
import { Brand } from "./brand"

export const BrandProfile = model.define("brand_profile", {
  id: model.id({ prefix: "bprof" }).primaryKey(),
  website: model.text().nullable(),
  brand: model.belongsTo(() => Brand, { mappedBy: "profile" }),
})
