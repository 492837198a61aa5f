import { model } from "@medusajs/framework/utils"

export const TimeSeries = model.define("time_series", {
  id: model.id({ prefix: "ts" }).primaryKey(),
  customer_id: model.text(),
  value: model.float(),
})
