import { model } from "@medusajs/framework/utils"
import { Article } from "./article"

export const Topic = model.define("topic", {
  id: model.id({ prefix: "tpc" }).primaryKey(),
  name: model.text().translatable().unique(),
  articles: model.manyToMany(() => Article, { mappedBy: "topics" }),
})
