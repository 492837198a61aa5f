import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import AtticService from "./service"

export default ModuleProvider(Modules.FILE, { services: [AtticService] })
