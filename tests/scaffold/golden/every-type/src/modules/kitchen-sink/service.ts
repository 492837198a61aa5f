import { MedusaService } from "@medusajs/framework/utils"
import { Screw } from "./models/screw"
import { Sink } from "./models/sink"
import { SinkNote } from "./models/sink-note"
import { SinkPart } from "./models/sink-part"

class KitchenSinkModuleService extends MedusaService({
  Sink,
  SinkPart,
  Screw,
  SinkNote,
}) {}

export default KitchenSinkModuleService
