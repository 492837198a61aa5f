import { Module } from "@medusajs/framework/utils"
import HardNamesModuleService from "./service"

export const HARD_NAMES_MODULE = "hardNames"

export default Module(HARD_NAMES_MODULE, {
  service: HardNamesModuleService,
})
