import { model } from "@medusajs/framework/utils"
import { Tx } from "./tx"
import { Word } from "./word"

export const Qx = model.define("qx", {
  id: model.id({ prefix: "qx" }).primaryKey(),
  x: model.text(),
  word: model.belongsTo(() => Word, { mappedBy: "this" }),
  class: model
    .hasOne(() => Tx, { foreignKey: true, mappedBy: undefined })
    .nullable(),
})
