import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import CatalogModule from "../modules/catalog"

export default defineLink(
  { linkable: ProductModule.linkable.product, isList: true, deleteCascade: true },
  { linkable: CatalogModule.linkable.brand, filterable: ["id", "name"] },
  { database: { table: "product_brand", extraColumns: { note: { type: "text" }, position: { type: "integer" } } } }
)
