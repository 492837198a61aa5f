import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { changeQuoteWorkflow } from "../../../../../workflows/quote/change-quote"
import { AdminOfferQuoteType } from "../../validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminOfferQuoteType>,
  res: MedusaResponse
) => {
  const { result: quote } = await changeQuoteWorkflow(req.scope).run({
    input: {
      id: req.params.id,
      change: { action: "offer", ...req.validatedBody },
    },
  })

  res.json({ quote })
}
