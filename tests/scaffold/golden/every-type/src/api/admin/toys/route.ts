import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createToysWorkflow } from "../../../workflows/toy/create-toys"
import { AdminCreateToyType } from "./validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateToyType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createToysWorkflow(req.scope).run({
    input: { toys: [req.validatedBody] },
  })

  const {
    data: [toy],
  } = await query.graph({
    entity: "toy",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ toy })
}
