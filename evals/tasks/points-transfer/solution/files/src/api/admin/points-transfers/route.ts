import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { transferPointsWorkflow } from "../../../workflows/points/transfer-points"
import { AdminTransferPointsType } from "./validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminTransferPointsType>,
  res: MedusaResponse
) => {
  const { result } = await transferPointsWorkflow(req.scope).run({
    input: req.validatedBody,
  })

  res.json({ transfer: result })
}
