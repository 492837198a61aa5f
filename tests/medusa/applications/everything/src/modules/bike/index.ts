import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import BikeService from "./service"

export default ModuleProvider(Modules.FULFILLMENT, { services: [BikeService] })
