import { model } from "@medusajs/framework/utils"
import { ContractFile } from "./contract-file"

export const Seal = model.define("seal", {
  id: model.id({ prefix: "sl" }).primaryKey(),
  wax: model.enum(["red", "black"]),
  number: model.autoincrement().unique(),
  file: model.belongsTo(() => ContractFile, { mappedBy: "seal" }),
})
