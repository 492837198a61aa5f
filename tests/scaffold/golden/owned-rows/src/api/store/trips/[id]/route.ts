import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteTripsWorkflow } from "../../../../workflows/travel/delete-trips"
import { updateTripsWorkflow } from "../../../../workflows/travel/update-trips"
import { requireOwnRows } from "../ownership"
import { StoreGetTripParamsType, StoreUpdateTripType } from "../validators"

const retrieveTrip = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [trip],
  } = await query.graph({
    entity: "trip",
    fields,
    filters: { id, customer_id: req.auth_context.actor_id },
  })

  if (!trip) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Trip with id "${id}" was not found`
    )
  }

  return trip
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, StoreGetTripParamsType>,
  res: MedusaResponse
) => {
  const trip = await retrieveTrip(req, req.queryConfig.fields)

  res.json({ trip })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreUpdateTripType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveTrip(req, ["id"])
  await requireOwnRows(req.scope, req.auth_context.actor_id, req.validatedBody)

  await updateTripsWorkflow(req.scope).run({
    input: { trips: [{ ...req.validatedBody, id }] },
  })

  const trip = await retrieveTrip(req, req.queryConfig.fields)

  res.json({ trip })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveTrip(req, ["id"])

  await deleteTripsWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "trip", deleted: true })
}
