import { MedusaService } from "@medusajs/framework/utils"
import { Bag } from "./models/bag"
import { Photo } from "./models/photo"
import { Stop } from "./models/stop"
import { Tag } from "./models/tag"
import { Ticket } from "./models/ticket"
import { Trip } from "./models/trip"

class TravelModuleService extends MedusaService({
  Trip,
  Stop,
  Photo,
  Bag,
  Tag,
  Ticket,
}) {
  // Medusa's types form these plurals otherwise than its run time does.
  declare listPhotos: this["listPhotoes"]
  declare listAndCountPhotos: this["listAndCountPhotoes"]
  declare createPhotos: this["createPhotoes"]
  declare updatePhotos: this["updatePhotoes"]
  declare deletePhotos: this["deletePhotoes"]
  declare softDeletePhotos: this["softDeletePhotoes"]
  declare restorePhotos: this["restorePhotoes"]
}

export default TravelModuleService
