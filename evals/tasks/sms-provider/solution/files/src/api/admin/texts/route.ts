import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { sendTextWorkflow } from "../../../workflows/send-text"
import { AdminSendTextType } from "./validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminSendTextType>,
  res: MedusaResponse
) => {
  const { result } = await sendTextWorkflow(req.scope).run({
    input: req.validatedBody,
  })

  res.json({ notification: result[0] })
}
