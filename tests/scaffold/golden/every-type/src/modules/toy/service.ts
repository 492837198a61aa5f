import { MedusaService } from "@medusajs/framework/utils"
import { Address2 } from "./models/address2"
import { Toy } from "./models/toy"

class ToyModuleService extends MedusaService({ Toy, Address2 }) {}

export default ToyModuleService
