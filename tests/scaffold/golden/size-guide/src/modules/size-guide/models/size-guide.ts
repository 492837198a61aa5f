import { model } from "@medusajs/framework/utils"
import { SizeGuideEntry } from "./size-guide-entry"

export const SizeGuide = model
  .define("size_guide", {
    id: model.id({ prefix: "sg" }).primaryKey(),
    title: model.text().searchable(),
    handle: model.text().unique(),
    unit: model.enum(["mm", "cm", "inch"]).default("mm"),
    published: model.boolean().default(false),
    rank: model.number().default(0),
    note: model.text().nullable(),
    metadata: model.json().nullable(),
    entries: model.hasMany(() => SizeGuideEntry, { mappedBy: "guide" }),
  })
  .cascades({ delete: ["entries"] })
  .indexes([{ on: ["published", "rank"] }])
