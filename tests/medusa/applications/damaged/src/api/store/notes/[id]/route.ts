import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const query = req.scope.resolve("query")
  const { data } = await query.graph({
    entity: "note",
    fields: ["id"],
    filters: { id: req.params.id },
    ...req.queryConfig,
  })
  res.json({ data })
}

export const DELETE = async (_: MedusaRequest, res: MedusaResponse) => {
  res.json({})
}
