import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import CatalogModule from "../modules/catalog"

export default defineLink(CatalogModule.linkable.brand, ProductModule.linkable.productCollection)
