import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"

const Body = z.object({ name: z.string() })

export const get = async (_: MedusaRequest, res: MedusaResponse) => {
  res.json({ brands: [] })
}

export const POST = async (req: MedusaRequest<{ customer_id: string }>, res: MedusaResponse) => {
  const checked = Body.parse({ ...(req.body as object) })
  const brand = { ...(req.body as object), owner: req.validatedBody.customer_id }
  res.json({ brand, checked })
}
