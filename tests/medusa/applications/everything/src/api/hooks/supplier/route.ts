import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

export const CORS = false

export const POST = async (_request: MedusaRequest, response: MedusaResponse) => {
  response.sendStatus(204)
}

export const OPTIONS = async (_request: MedusaRequest, response: MedusaResponse) => {
  response.sendStatus(204)
}
