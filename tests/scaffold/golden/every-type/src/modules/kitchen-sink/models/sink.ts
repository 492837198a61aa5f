import { model } from "@medusajs/framework/utils"
import { SinkNote } from "./sink-note"
import { SinkPart } from "./sink-part"

export const Sink = model
  .define("sink", {
    id: model.id({ prefix: "snk" }).primaryKey(),
    name: model.text().searchable(),
    code: model.text().unique(),
    note: model.text().nullable(),
    serial: model.number().unique(),
    amount: model.number().default(3),
    price: model.bigNumber(),
    price_default: model.bigNumber().default(10),
    price_null: model.bigNumber().nullable(),
    ratio: model.float(),
    ratio_null: model.float().nullable(),
    is_on: model.boolean().default(true),
    is_off: model.boolean(),
    starts_at: model.dateTime(),
    ends_at: model.dateTime().nullable(),
    settings: model.json(),
    extra: model.json().nullable(),
    preset: model.json().default({ a: 1, "b-c": [1, "x"] }),
    tags: model.array(),
    labels: model.array().default(["a", "b c"]),
    kind: model.enum(["a", "b"]).default("a"),
    color: model.enum(["red", "green", "blue"]).nullable(),
    parts: model.hasMany(() => SinkPart, { mappedBy: "sink" }),
    notes: model.hasMany(() => SinkNote, { mappedBy: "sink" }),
  })
  .cascades({ delete: ["parts"] })
  .indexes([{ on: ["name", "amount"] }])
