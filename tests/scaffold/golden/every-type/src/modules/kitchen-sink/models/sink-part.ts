import { model } from "@medusajs/framework/utils"
import { Screw } from "./screw"
import { Sink } from "./sink"

export const SinkPart = model
  .define("sink_part", {
    id: model.id({ prefix: "sp" }).primaryKey(),
    label: model.text(),
    weight: model.bigNumber(),
    sink: model.belongsTo(() => Sink, { mappedBy: "parts" }),
    screws: model.hasMany(() => Screw, { mappedBy: "part" }),
  })
  .cascades({ delete: ["screws"] })
