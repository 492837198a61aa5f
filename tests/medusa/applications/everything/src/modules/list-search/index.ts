import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import ListSearchService from "./service"

export default ModuleProvider(Modules.SEARCH, { services: [ListSearchService] })
