import { model } from "@medusajs/framework/utils"
import { Article } from "./article"
import { Author } from "./author"

export const Credit = model
  .define("credit", {
    id: model.id({ prefix: "crdt" }).primaryKey(),
    role: model.enum(["writer", "photographer"]).default("writer"),
    article: model.belongsTo(() => Article, { mappedBy: "authors" }),
    author: model.belongsTo(() => Author, { mappedBy: "articles" }),
  })
  .indexes([{ on: ["article_id", "author_id"], unique: true }])
