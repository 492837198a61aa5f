import { MedusaService } from "@medusajs/framework/utils"
import { Article } from "./models/article"
import { Author } from "./models/author"
import { Contract } from "./models/contract"
import { ContractFile } from "./models/contract-file"
import { Credit } from "./models/credit"
import { Picture } from "./models/picture"
import { Revision } from "./models/revision"
import { Seal } from "./models/seal"
import { Section } from "./models/section"
import { Summary } from "./models/summary"
import { Tag } from "./models/tag"
import { Topic } from "./models/topic"

class MagazineModuleService extends MedusaService({
  Article,
  Section,
  Author,
  Credit,
  Summary,
  Revision,
  Picture,
  Topic,
  Tag,
  Contract,
  ContractFile,
  Seal,
}) {}

export default MagazineModuleService
