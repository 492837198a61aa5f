import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"

export const AUTHENTICATE = false

export const GET = async (_request: MedusaRequest, response: MedusaResponse) => {
  response.json({ badge: "reader" })
}

export const HEAD = async (_request: MedusaRequest, response: MedusaResponse) => {
  response.end()
}
