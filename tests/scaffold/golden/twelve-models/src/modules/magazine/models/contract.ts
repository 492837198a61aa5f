import { model } from "@medusajs/framework/utils"
import { Author } from "./author"
import { ContractFile } from "./contract-file"

export const Contract = model
  .define("contract", {
    id: model.id({ prefix: "cntr" }).primaryKey(),
    signed_at: model.dateTime(),
    terms: model.json().default({}),
    pages: model.array().default([]),
    author: model.belongsTo(() => Author, { mappedBy: "contract" }),
    files: model.hasMany(() => ContractFile, { mappedBy: "contract" }),
  })
  .cascades({ delete: ["files"] })
