import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteDataWorkflow } from "../../../../workflows/survey/delete-data"
import { updateDataWorkflow } from "../../../../workflows/survey/update-data"
import { AdminGetDataParamsType, AdminUpdateDataType } from "../validators"

const retrieveData = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [data_row],
  } = await query.graph({
    entity: "data",
    fields,
    filters: { id },
  })

  if (!data_row) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Data with id "${id}" was not found`
    )
  }

  return data_row
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetDataParamsType>,
  res: MedusaResponse
) => {
  const data_row = await retrieveData(req, req.queryConfig.fields)

  res.json({ data: data_row })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateDataType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveData(req, ["id"])

  await updateDataWorkflow(req.scope).run({
    input: { data: [{ ...req.validatedBody, id }] },
  })

  const data_row = await retrieveData(req, req.queryConfig.fields)

  res.json({ data: data_row })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveData(req, ["id"])

  await deleteDataWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "data", deleted: true })
}
