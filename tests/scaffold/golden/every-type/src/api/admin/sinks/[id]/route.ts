import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteSinksWorkflow } from "../../../../workflows/kitchen-sink/delete-sinks"
import { updateSinksWorkflow } from "../../../../workflows/kitchen-sink/update-sinks"
import { AdminGetSinkParamsType, AdminUpdateSinkType } from "../validators"

const retrieveSink = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [sink],
  } = await query.graph({
    entity: "sink",
    fields,
    filters: { id },
  })

  if (!sink) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Sink with id "${id}" was not found`
    )
  }

  return sink
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSinkParamsType>,
  res: MedusaResponse
) => {
  const sink = await retrieveSink(req, req.queryConfig.fields)

  res.json({ sink })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateSinkType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveSink(req, ["id"])

  await updateSinksWorkflow(req.scope).run({
    input: { sinks: [{ ...req.validatedBody, id }] },
  })

  const sink = await retrieveSink(req, req.queryConfig.fields)

  res.json({ sink })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveSink(req, ["id"])

  await deleteSinksWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "sink", deleted: true })
}
