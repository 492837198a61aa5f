import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import SlowPayService from "./service"

export default ModuleProvider(Modules.PAYMENT, { services: [SlowPayService] })
