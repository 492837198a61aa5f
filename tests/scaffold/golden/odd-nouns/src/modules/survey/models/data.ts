import { model } from "@medusajs/framework/utils"

export const Data = model.define("data", {
  id: model.id({ prefix: "dt" }).primaryKey(),
  note: model.text().nullable(),
  seen_at: model.dateTime(),
})
