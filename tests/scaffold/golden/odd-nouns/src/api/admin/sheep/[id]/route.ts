import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteSheepWorkflow } from "../../../../workflows/survey/delete-sheep"
import { updateSheepWorkflow } from "../../../../workflows/survey/update-sheep"
import { AdminGetSheepParamsType, AdminUpdateSheepType } from "../validators"

const retrieveSheep = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [sheep],
  } = await query.graph({
    entity: "sheep",
    fields,
    filters: { id },
  })

  if (!sheep) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Sheep with id "${id}" was not found`
    )
  }

  return sheep
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSheepParamsType>,
  res: MedusaResponse
) => {
  const sheep = await retrieveSheep(req, req.queryConfig.fields)

  res.json({ sheep })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateSheepType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveSheep(req, ["id"])

  await updateSheepWorkflow(req.scope).run({
    input: { sheep: [{ ...req.validatedBody, id }] },
  })

  const sheep = await retrieveSheep(req, req.queryConfig.fields)

  res.json({ sheep })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveSheep(req, ["id"])

  await deleteSheepWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "sheep", deleted: true })
}
