import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

export const GET = async (_request: MedusaRequest, response: MedusaResponse) => {
  response.json({ later: true })
}
