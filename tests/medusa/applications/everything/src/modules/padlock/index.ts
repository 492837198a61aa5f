import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import PadlockService from "./service"

export default ModuleProvider(Modules.LOCKING, { services: [PadlockService] })
