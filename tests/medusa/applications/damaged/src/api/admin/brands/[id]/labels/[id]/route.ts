import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

export const GET = async (_: MedusaRequest, res: MedusaResponse) => {
  // stheno-ignore X15
  // stheno-ignore X26: the value was checked before
  res.json({})
}
