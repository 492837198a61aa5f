import { model } from "@medusajs/framework/utils"
import { Brand } from "./brand"

export const Patent = model
  .define("patent", {
    id: model.id().primaryKey(),
    brand: model.belongsTo(() => Brand, { mappedBy: "patents" }),
    claims: model.hasMany(() => Claim, { mappedBy: "patent" }),
  })
  .cascades({ delete: ["claims"] })

export const Claim = model.define("claim", {
  id: model.id().primaryKey(),
  patent: model.belongsTo(() => Patent, { mappedBy: "claims" }),
})
