import { model } from "@medusajs/framework/utils"
import { Article } from "./article"
import { Picture } from "./picture"

export const Revision = model.define("revision", {
  id: model.id({ prefix: "rvsn" }).primaryKey(),
  note: model.text().searchable(),
  version: model.number().searchable(),
  article: model.belongsTo(() => Article, { mappedBy: "revisions" }),
  pictures: model.hasMany(() => Picture, { mappedBy: "revision" }),
})
