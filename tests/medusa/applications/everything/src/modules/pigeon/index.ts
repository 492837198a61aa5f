import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import PigeonService from "./service"

export default ModuleProvider(Modules.NOTIFICATION, { services: [PigeonService] })
