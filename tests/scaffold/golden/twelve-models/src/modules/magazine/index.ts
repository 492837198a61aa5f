import { Module } from "@medusajs/framework/utils"
import MagazineModuleService from "./service"

export const MAGAZINE_MODULE = "magazine"

export default Module(MAGAZINE_MODULE, {
  service: MagazineModuleService,
})
