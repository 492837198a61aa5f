import { Module } from "@medusajs/framework/utils"
import BrandService from "./service"

export default Module("brand", { service: BrandService })
