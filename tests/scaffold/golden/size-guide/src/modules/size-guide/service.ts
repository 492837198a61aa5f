import { MedusaService } from "@medusajs/framework/utils"
import { FitProfile } from "./models/fit-profile"
import { SizeGuide } from "./models/size-guide"
import { SizeGuideEntry } from "./models/size-guide-entry"

class SizeGuideModuleService extends MedusaService({
  SizeGuide,
  SizeGuideEntry,
  FitProfile,
}) {}

export default SizeGuideModuleService
