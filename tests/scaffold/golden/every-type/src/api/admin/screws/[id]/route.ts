import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { updateScrewsWorkflow } from "../../../../workflows/kitchen-sink/update-screws"
import { AdminUpdateScrewType } from "../validators"

const retrieveScrew = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [screw],
  } = await query.graph({
    entity: "screw",
    fields,
    filters: { id },
  })

  if (!screw) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Screw with id "${id}" was not found`
    )
  }

  return screw
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateScrewType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveScrew(req, ["id"])

  await updateScrewsWorkflow(req.scope).run({
    input: { screws: [{ ...req.validatedBody, id }] },
  })

  const screw = await retrieveScrew(req, req.queryConfig.fields)

  res.json({ screw })
}
