import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createBagsWorkflow } from "../../../workflows/travel/create-bags"
import { StoreCreateBagType } from "./validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreCreateBagType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createBagsWorkflow(req.scope).run({
    input: {
      bags: [{ ...req.validatedBody, traveller_id: req.auth_context.actor_id }],
    },
  })

  const {
    data: [bag],
  } = await query.graph({
    entity: "bag",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ bag })
}
