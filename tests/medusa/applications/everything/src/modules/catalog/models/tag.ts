import { model } from "@medusajs/framework/utils"
import { Brand } from "./brand"

export const Tag = model.define("brand_tag", {
  id: model.id({ prefix: "btag" }).primaryKey(),
  value: model.text().unique(),
  brands: model.manyToMany(() => Brand, { mappedBy: "tags" }),
})
