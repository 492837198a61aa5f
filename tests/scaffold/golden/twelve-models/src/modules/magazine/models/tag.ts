import { model } from "@medusajs/framework/utils"
import { Article } from "./article"

export const Tag = model.define("tag", {
  key: model.text().primaryKey(),
  label: model.text().nullable(),
  class: model.text().unique(),
  articles: model.manyToMany(() => Article, { mappedBy: "tags" }),
})
