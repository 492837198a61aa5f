import { model } from "@medusajs/framework/utils"
import { Word } from "./word"

export const LongNameOfFortyLettersWhichIsTheLimitOkk = model.define(
  "long_name_of_forty_letters_which_is_the_limit_okk",
  {
    id: model.id({ prefix: "lnoflwitlo" }).primaryKey(),
    a_field_of_forty_letters_is_what_we_take: model.text().unique(),
    a_relation_of_forty_letters_we_take_here: model.belongsTo(() => Word, {
      mappedBy: "words",
    }),
  }
)
