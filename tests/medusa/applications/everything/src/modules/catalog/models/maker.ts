import { model } from "@medusajs/framework/utils"
import { Brand } from "./brand"

export const Maker = model.define(
  { name: "maker", tableName: "catalog_maker" },
  {
    id: model.id({ prefix: "maker" }).primaryKey(),
    name: model.text(),
    brands: model.hasMany(() => Brand, { mappedBy: "maker" }),
  }
)
