import { Module } from "@medusajs/framework/utils"
import KitchenSinkModuleService from "./service"

export const KITCHEN_SINK_MODULE = "kitchenSink"

export default Module(KITCHEN_SINK_MODULE, {
  service: KitchenSinkModuleService,
})
