import { model } from "@medusajs/framework/utils"
import { Article } from "./article"

export const Summary = model.define("summary", {
  id: model.id({ prefix: "smmr" }).primaryKey(),
  body: model.text(),
  details: model.json(),
  article: model.belongsTo(() => Article, { mappedBy: "summary" }),
})
