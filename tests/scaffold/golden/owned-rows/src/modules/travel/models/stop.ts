import { model } from "@medusajs/framework/utils"
import { Bag } from "./bag"
import { Photo } from "./photo"
import { Tag } from "./tag"
import { Trip } from "./trip"

export const Stop = model
  .define("stop", {
    id: model.id({ prefix: "stp" }).primaryKey(),
    place: model.text().searchable(),
    cost: model.bigNumber(),
    customer_id: model.text(),
    trip: model.belongsTo(() => Trip, { mappedBy: "stops" }),
    bag: model.belongsTo(() => Bag, { mappedBy: "stops" }).nullable(),
    photos: model.hasMany(() => Photo, { mappedBy: "stop" }),
    tags: model.manyToMany(() => Tag, { mappedBy: "stops" }),
  })
  .cascades({ delete: ["photos"] })
