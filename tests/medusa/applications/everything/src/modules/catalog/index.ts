import { Module } from "@medusajs/framework/utils"
import supplierLoader from "./loaders/supplier"
import CatalogModuleService from "./service"

export const CATALOG_MODULE = "catalog"

export default Module(CATALOG_MODULE, {
  service: CatalogModuleService,
  loaders: [supplierLoader],
})
