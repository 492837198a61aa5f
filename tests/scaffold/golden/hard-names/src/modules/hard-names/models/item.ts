import { model } from "@medusajs/framework/utils"
import { Word } from "./word"

export const Item = model.define("item", {
  id: model.id({ prefix: "itm" }).primaryKey(),
  x: model.text(),
  word: model.belongsTo(() => Word, { mappedBy: "rows" }),
})
