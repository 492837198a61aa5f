import { model } from "@medusajs/framework/utils"
import { SinkPart } from "./sink-part"

export const Screw = model.define("screw", {
  id: model.id({ prefix: "scrw" }).primaryKey(),
  size: model.number(),
  made_at: model.dateTime(),
  shape: model.enum(["flat", "cross"]),
  part: model.belongsTo(() => SinkPart, { mappedBy: "screws" }),
})
