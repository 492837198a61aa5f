import { model } from "@medusajs/framework/utils"
import { BrandProfile } from "./brand-profile"
import { Maker } from "./maker"
import { Sample } from "./sample"
import { Tag } from "./tag"

export const Brand = model
  .define("brand", {
    id: model.id({ prefix: "brand" }).primaryKey(),
    name: model.text().searchable().translatable(),
    handle: model.text().unique(),
    rank: model.number().default(0),
    score: model.float().nullable(),
    worth: model.bigNumber().nullable(),
    is_active: model.boolean().default(true),
    tier: model.enum(["basic", "premium"]).default("basic"),
    founded_at: model.dateTime().index("IDX_brand_founded_at").nullable(),
    story: model.json().nullable(),
    aliases: model.array().nullable(),
    number: model.autoincrement(),
    label: model.text().computed(),
    profile: model.hasOne(() => BrandProfile, { mappedBy: "brand" }),
    maker: model.belongsTo(() => Maker, { mappedBy: "brands" }).nullable(),
    samples: model.hasMany(() => Sample, { mappedBy: "brand" }),
    tags: model.manyToMany(() => Tag, { mappedBy: "brands", pivotTable: "brand_tags" }),
  })
  .cascades({ delete: ["profile", "samples"] })
  .indexes([{ on: ["name", "tier"], where: { is_active: true } }])
  .checks([{ name: "CK_brand_rank", expression: (columns) => `${columns.rank} >= 0` }])
