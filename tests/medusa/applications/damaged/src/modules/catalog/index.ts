import { Module } from "@medusajs/framework/utils"
import CatalogService from "./service"

export const CATALOG_MODULE = "catalog"

export default Module(CATALOG_MODULE, { service: CatalogService })
