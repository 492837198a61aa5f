import { model } from "@medusajs/framework/utils"
import { Trip } from "./trip"

export const Ticket = model.define("ticket", {
  id: model.id({ prefix: "tckt" }).primaryKey(),
  code: model.text().unique(),
  customer_id: model.text(),
  trip: model.belongsTo(() => Trip, { mappedBy: "ticket" }),
})
