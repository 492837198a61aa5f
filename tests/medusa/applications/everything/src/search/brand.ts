import { defineSearchIndex, graphConsume, graphSeed, search } from "@medusajs/framework/utils"

const fields = search.define({
  id: search.keyword().filterable(),
  name: search.text().searchable(),
})

export default defineSearchIndex({
  name: "brand",
  entity: "brand",
  provider: "list",
  fields,
  events: ["brand.created", "brand.deleted"],
  consume: graphConsume({ fields: ["id", "name"] }),
  seed: graphSeed({ fields: ["id", "name"] }),
})
