import { model } from "@medusajs/framework/utils"
import { Word } from "./word"

export const Tx = model.define("tx", {
  id: model.id({ prefix: "tx" }).primaryKey(),
  x: model.text(),
  words: model.manyToMany(() => Word, { mappedBy: "new" }),
})
