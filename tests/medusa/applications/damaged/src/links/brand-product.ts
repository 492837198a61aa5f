import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"

const BRAND = "brand"

export default defineLink(ProductModule.linkable.product, BRAND.linkable.brand)
