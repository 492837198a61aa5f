import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteQxesWorkflow } from "../../../../workflows/hard-names/delete-qxes"
import { updateQxesWorkflow } from "../../../../workflows/hard-names/update-qxes"
import { AdminGetQxParamsType, AdminUpdateQxType } from "../validators"

const retrieveQx = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [qx],
  } = await query.graph({
    entity: "qx",
    fields,
    filters: { id },
  })

  if (!qx) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Qx with id "${id}" was not found`
    )
  }

  return qx
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetQxParamsType>,
  res: MedusaResponse
) => {
  const qx = await retrieveQx(req, req.queryConfig.fields)

  res.json({ qx })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateQxType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveQx(req, ["id"])

  await updateQxesWorkflow(req.scope).run({
    input: { qxes: [{ ...req.validatedBody, id }] },
  })

  const qx = await retrieveQx(req, req.queryConfig.fields)

  res.json({ qx })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveQx(req, ["id"])

  await deleteQxesWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "qx", deleted: true })
}
