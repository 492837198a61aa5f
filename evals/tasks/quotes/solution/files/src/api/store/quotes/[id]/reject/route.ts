import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { changeQuoteWorkflow } from "../../../../../workflows/quote/change-quote"

export const POST = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { result: quote } = await changeQuoteWorkflow(req.scope).run({
    input: {
      id: req.params.id,
      change: { action: "reject", customer_id: req.auth_context.actor_id },
    },
  })

  res.json({ quote })
}
