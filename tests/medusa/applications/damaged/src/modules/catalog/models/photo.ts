import { model } from "@medusajs/framework/utils"

export const Photo = model.define("photo", {
  id: model.id().primaryKey(),
  url: model.text(),
  alt: model.text().nullable(),
})
