import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { changeQuoteWorkflow } from "../../../../../workflows/quote/change-quote"
import { StoreAcceptQuoteType } from "../../validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreAcceptQuoteType>,
  res: MedusaResponse
) => {
  const { result: quote } = await changeQuoteWorkflow(req.scope).run({
    input: {
      id: req.params.id,
      change: {
        action: "accept",
        customer_id: req.auth_context.actor_id,
        version: req.validatedBody.version,
      },
    },
  })

  res.json({ quote })
}
