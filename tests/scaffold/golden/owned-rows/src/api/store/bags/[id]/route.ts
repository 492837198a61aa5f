import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { updateBagsWorkflow } from "../../../../workflows/travel/update-bags"
import { StoreUpdateBagType } from "../validators"

const retrieveBag = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [bag],
  } = await query.graph({
    entity: "bag",
    fields,
    filters: { id, traveller_id: req.auth_context.actor_id },
  })

  if (!bag) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Bag with id "${id}" was not found`
    )
  }

  return bag
}

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreUpdateBagType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveBag(req, ["id"])

  await updateBagsWorkflow(req.scope).run({
    input: { bags: [{ ...req.validatedBody, id }] },
  })

  const bag = await retrieveBag(req, req.queryConfig.fields)

  res.json({ bag })
}
