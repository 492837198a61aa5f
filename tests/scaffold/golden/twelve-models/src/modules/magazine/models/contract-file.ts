import { model } from "@medusajs/framework/utils"
import { Contract } from "./contract"
import { Seal } from "./seal"

export const ContractFile = model.define("contract_file", {
  id: model.id({ prefix: "cf" }).primaryKey(),
  name: model.text(),
  position: model.autoincrement(),
  contract: model.belongsTo(() => Contract, { mappedBy: "files" }),
  seal: model.hasOne(() => Seal, { mappedBy: "file" }),
})
