import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import FlatTaxService from "./service"

export default ModuleProvider(Modules.TAX, { services: [FlatTaxService] })
