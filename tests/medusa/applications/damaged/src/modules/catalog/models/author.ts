import { model } from "@medusajs/framework/utils"
import { Photo } from "./photo"

export const Author = model.define("author", {
  id: model.id().primaryKey(),
  firstName: model.text(),
  pages: model.hasMany(() => Page, { mappedBy: "author" }),
  photos: model.hasMany(() => Photo),
})

export const Page = model.define("page", {
  id: model.id().primaryKey(),
  text: model.text(),
  author: model.belongsTo(() => Author, { mappedBy: "pages" }),
})
