import { MedusaService } from "@medusajs/framework/utils"
import { Aaa } from "./models/aaa"
import { Item } from "./models/item"
import { LongNameOfFortyLettersWhichIsTheLimitOkk } from "./models/long-name-of-forty-letters-which-is-the-limit-okk"
import { Qx } from "./models/qx"
import { Tx } from "./models/tx"
import { Word } from "./models/word"

class HardNamesModuleService extends MedusaService({
  Word,
  Item,
  Aaa,
  Qx,
  Tx,
  LongNameOfFortyLettersWhichIsTheLimitOkk,
}) {}

export default HardNamesModuleService
