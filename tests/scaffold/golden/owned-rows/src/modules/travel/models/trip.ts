import { model } from "@medusajs/framework/utils"
import { Stop } from "./stop"
import { Ticket } from "./ticket"

export const Trip = model
  .define("trip", {
    id: model.id({ prefix: "trp" }).primaryKey(),
    title: model.text(),
    customer_id: model.text().index(),
    stops: model.hasMany(() => Stop, { mappedBy: "trip" }),
    ticket: model.hasOne(() => Ticket, { mappedBy: "trip" }),
  })
  .cascades({ delete: ["stops"] })
