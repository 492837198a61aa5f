import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

export const PUT = async (_request: MedusaRequest, response: MedusaResponse) => {
  response.sendStatus(204)
}

export const PATCH = async (_request: MedusaRequest, response: MedusaResponse) => {
  response.sendStatus(204)
}
