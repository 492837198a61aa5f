import { Module } from "@medusajs/framework/utils"
import ToyModuleService from "./service"

export const TOY_MODULE = "toy"

export default Module(TOY_MODULE, {
  service: ToyModuleService,
})
