import { model } from "@medusajs/framework/utils"
import { Article } from "./article"

export const Section = model.define("section", {
  code: model.text().primaryKey(),
  name: model.text().searchable(),
  order: model.number().default(1),
  room: model.number().unique(),
  articles: model.hasMany(() => Article, { mappedBy: "section" }),
  parent: model.belongsTo(() => Section, { mappedBy: "children" }).nullable(),
  children: model.hasMany(() => Section, { mappedBy: "parent" }),
})
