import { ModuleProvider, Modules } from "@medusajs/framework/utils"
import CodeLoginService from "./service"

export default ModuleProvider(Modules.AUTH, { services: [CodeLoginService] })
