import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { decideApprovalWorkflow } from "../../../../workflows/approval/decide-approval"
import { StoreDecideApprovalType } from "../validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreDecideApprovalType>,
  res: MedusaResponse
) => {
  const { result: approval } = await decideApprovalWorkflow(req.scope).run({
    input: {
      id: req.params.id,
      customer_id: req.auth_context.actor_id,
      status: req.validatedBody.status,
    },
  })

  res.json({ approval })
}
