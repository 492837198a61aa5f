import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import ShelfService from "./service"

export default ModuleProvider(Modules.CACHING, { services: [ShelfService] })
