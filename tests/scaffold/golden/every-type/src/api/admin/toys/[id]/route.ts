import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { updateToysWorkflow } from "../../../../workflows/toy/update-toys"
import { AdminUpdateToyType } from "../validators"

const retrieveToy = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [toy],
  } = await query.graph({
    entity: "toy",
    fields,
    filters: { id },
  })

  if (!toy) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Toy with id "${id}" was not found`
    )
  }

  return toy
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateToyType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveToy(req, ["id"])

  await updateToysWorkflow(req.scope).run({
    input: { toys: [{ ...req.validatedBody, id }] },
  })

  const toy = await retrieveToy(req, req.queryConfig.fields)

  res.json({ toy })
}
