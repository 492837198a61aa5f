import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const query = req.scope.resolve("query")
  const { data: stocks } = await query.graph({ entity: "stock", fields: ["id", "place"] })
  res.json({ stocks: stocks.map((stock) => stock.place) })
}

export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  res.json({ fields: req.queryConfig.fields })
}
