import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import SmsProviderService from "./service"

export default ModuleProvider(Modules.NOTIFICATION, {
  services: [SmsProviderService],
})
