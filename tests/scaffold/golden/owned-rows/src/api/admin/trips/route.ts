import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createTripsWorkflow } from "../../../workflows/travel/create-trips"
import { AdminCreateTripType, AdminGetTripsParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetTripsParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: trips, metadata } = await query.graph({
    entity: "trip",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    trips,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateTripType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createTripsWorkflow(req.scope).run({
    input: { trips: [req.validatedBody] },
  })

  const {
    data: [trip],
  } = await query.graph({
    entity: "trip",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ trip })
}
