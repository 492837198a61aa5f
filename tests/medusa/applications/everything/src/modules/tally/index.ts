import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import TallyService from "./service"

export default ModuleProvider(Modules.ANALYTICS, { services: [TallyService] })
