import { model } from "@medusajs/framework/utils"
import { Article } from "./article"
import { Contract } from "./contract"
import { Credit } from "./credit"

export const Author = model.define("author", {
  id: model.id({ prefix: "athr" }).primaryKey(),
  name: model.text().searchable().index(),
  pen_name: model.text().nullable(),
  royalty: model.bigNumber().default(10),
  articles: model.manyToMany(() => Article, {
    mappedBy: "authors",
    pivotEntity: () => Credit,
  }),
  edited: model.hasMany(() => Article, { mappedBy: "editor" }),
  contract: model.hasOne(() => Contract, { mappedBy: "author" }),
})
