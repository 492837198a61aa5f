import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createTripsWorkflow } from "../../../workflows/travel/create-trips"
import { requireOwnRows } from "./ownership"
import { StoreCreateTripType, StoreGetTripsParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, StoreGetTripsParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: trips, metadata } = await query.graph({
    entity: "trip",
    fields: req.queryConfig.fields,
    filters: {
      ...req.filterableFields,
      customer_id: req.auth_context.actor_id,
    },
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
  req: AuthenticatedMedusaRequest<StoreCreateTripType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const customer_id = req.auth_context.actor_id
  const { stops, ticket, ...row } = req.validatedBody

  await requireOwnRows(req.scope, req.auth_context.actor_id, req.validatedBody)

  const { result } = await createTripsWorkflow(req.scope).run({
    input: {
      trips: [
        {
          ...row,
          customer_id,
          stops: stops?.map((child) => ({ ...child, customer_id })),
          ticket: ticket && { ...ticket, customer_id },
        },
      ],
    },
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
