import { model } from "@medusajs/framework/utils"
import { Aaa } from "./aaa"
import { Item } from "./item"
import { LongNameOfFortyLettersWhichIsTheLimitOkk } from "./long-name-of-forty-letters-which-is-the-limit-okk"
import { Qx } from "./qx"
import { Tx } from "./tx"

export const Word = model
  .define("word", {
    id: model.id({ prefix: "wrd" }).primaryKey(),
    class: model.text().unique(),
    default: model.text(),
    delete: model.number().unique(),
    then: model.text(),
    data: model.text(),
    input: model.text().unique(),
    row: model.text(),
    result: model.text().nullable(),
    query: model.text().nullable(),
    body: model.text(),
    service: model.text().unique(),
    update: model.text().unique(),
    found: model.text().unique(),
    map: model.json(),
    filter: model.json(),
    entries: model.json().nullable(),
    keys: model.array(),
    at: model.json().nullable(),
    find: model.json().nullable(),
    concat: model.json().nullable(),
    order: model.number().default(1),
    limit: model.number().nullable(),
    offset: model.number().nullable(),
    fields: model.text().nullable(),
    q: model.text().searchable(),
    with_deleted: model.boolean().default(false),
    name: model.text(),
    type: model.text(),
    length: model.text(),
    count: model.number(),
    object: model.text().nullable(),
    deleted: model.boolean().default(false),
    selector: model.json().nullable(),
    container: model.text().unique(),
    previous: model.text().nullable(),
    valid: model.text().unique(),
    incomplete: model.text(),
    admin: model.text().unique(),
    api: model.text(),
    customer: model.text(),
    x: model.text(),
    user: model.text(),
    group: model.text(),
    rows: model.hasMany(() => Item, { mappedBy: "word" }),
    event: model.hasMany(() => Aaa, { mappedBy: "word" }),
    this: model.hasOne(() => Qx, { mappedBy: "word" }),
    new: model.manyToMany(() => Tx, { mappedBy: "words" }),
    words: model.hasMany(() => LongNameOfFortyLettersWhichIsTheLimitOkk, {
      mappedBy: "a_relation_of_forty_letters_we_take_here",
    }),
  })
  .cascades({ delete: ["rows", "event", "words"] })
  .indexes([
    { on: ["count", "name"] },
    { on: ["x"], unique: true, where: '"order" > 1' },
  ])
  .checks([{ name: "positive", expression: '"order" > 0' }])
