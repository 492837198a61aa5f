import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { importSuppliersWorkflow } from "../../../../workflows/supplier/import-suppliers"
import { AdminImportSuppliersType } from "../validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminImportSuppliersType>,
  res: MedusaResponse
) => {
  const { result } = await importSuppliersWorkflow(req.scope).run({
    input: req.validatedBody,
  })

  res.json(result)
}
