import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { changeRepairStatusWorkflow } from "../../../../../workflows/repair/change-repair-status"
import { AdminChangeRepairStatusType } from "../../validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminChangeRepairStatusType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  await changeRepairStatusWorkflow(req.scope).run({
    input: { id, status: req.validatedBody.status },
  })

  const {
    data: [repair],
  } = await query.graph({
    entity: "repair",
    fields: req.queryConfig.fields,
    filters: { id },
  })

  res.json({ repair })
}
