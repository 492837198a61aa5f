import { model } from "@medusajs/framework/utils"
import { Word } from "./word"

export const Aaa = model.define("aaa", {
  id: model.id({ prefix: "a" }).primaryKey(),
  x: model.text(),
  word: model.belongsTo(() => Word, { mappedBy: "event" }),
})
