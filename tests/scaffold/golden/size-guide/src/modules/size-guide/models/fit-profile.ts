import { model } from "@medusajs/framework/utils"

export const FitProfile = model.define("fit_profile", {
  id: model.id({ prefix: "fp" }).primaryKey(),
  customer_id: model.text().index(),
  finger: model
    .enum(["thumb", "index", "middle", "ring", "little"])
    .default("ring"),
  diameter: model.float(),
  measured_at: model.dateTime().nullable(),
})
