import { model } from "@medusajs/framework/utils"

export const SearchCriterion = model.define("search_criterion", {
  id: model.id({ prefix: "sc" }).primaryKey(),
  label: model.text(),
})
