import { model } from "@medusajs/framework/utils"
import { Sink } from "./sink"

export const SinkNote = model.define("sink_note", {
  id: model.id({ prefix: "sn" }).primaryKey(),
  body: model.text(),
  sink: model.belongsTo(() => Sink, { mappedBy: "notes" }).nullable(),
  parent: model.belongsTo(() => SinkNote, { mappedBy: "replies" }).nullable(),
  replies: model.hasMany(() => SinkNote, { mappedBy: "parent" }),
})
