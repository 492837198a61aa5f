import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteStopsWorkflow } from "../../../../workflows/travel/delete-stops"
import { updateStopsWorkflow } from "../../../../workflows/travel/update-stops"
import { requireOwnRows } from "../ownership"
import { StoreGetStopParamsType, StoreUpdateStopType } from "../validators"

const retrieveStop = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [stop],
  } = await query.graph({
    entity: "stop",
    fields,
    filters: { id, customer_id: req.auth_context.actor_id },
  })

  if (!stop) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Stop with id "${id}" was not found`
    )
  }

  return stop
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, StoreGetStopParamsType>,
  res: MedusaResponse
) => {
  const stop = await retrieveStop(req, req.queryConfig.fields)

  res.json({ stop })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreUpdateStopType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveStop(req, ["id"])
  await requireOwnRows(req.scope, req.auth_context.actor_id, req.validatedBody)

  await updateStopsWorkflow(req.scope).run({
    input: { stops: [{ ...req.validatedBody, id }] },
  })

  const stop = await retrieveStop(req, req.queryConfig.fields)

  res.json({ stop })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveStop(req, ["id"])

  await deleteStopsWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "stop", deleted: true })
}
