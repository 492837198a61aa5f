import { MedusaService } from "@medusajs/framework/utils"
import { Points } from "./models/points"

class LoyaltyModuleService extends MedusaService({ Points }) {}

export default LoyaltyModuleService
