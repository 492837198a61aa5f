import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteAddress2sWorkflow } from "../../../../../../workflows/toy/delete-address2s"

const retrieveAddress2 = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [address2],
  } = await query.graph({
    entity: "address2",
    fields,
    filters: { id, customer_id: req.auth_context.actor_id },
  })

  if (!address2) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Address2 with id "${id}" was not found`
    )
  }

  return address2
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveAddress2(req, ["id"])

  await deleteAddress2sWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "address2", deleted: true })
}
