import { defineLink } from "@medusajs/framework/utils"
import ProductModule from "@medusajs/medusa/product"
import ShelfModule from "../modules/shelf"

export default defineLink(ShelfModule.linkable.shelf, ProductModule.linkable.product)
