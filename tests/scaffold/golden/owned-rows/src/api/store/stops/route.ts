import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStopsWorkflow } from "../../../workflows/travel/create-stops"
import { requireOwnRows } from "./ownership"
import { StoreCreateStopType, StoreGetStopsParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, StoreGetStopsParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: stops, metadata } = await query.graph({
    entity: "stop",
    fields: req.queryConfig.fields,
    filters: {
      ...req.filterableFields,
      customer_id: req.auth_context.actor_id,
    },
    pagination: req.queryConfig.pagination,
  })

  res.json({
    stops,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreCreateStopType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  await requireOwnRows(req.scope, req.auth_context.actor_id, req.validatedBody)

  const { result } = await createStopsWorkflow(req.scope).run({
    input: {
      stops: [{ ...req.validatedBody, customer_id: req.auth_context.actor_id }],
    },
  })

  const {
    data: [stop],
  } = await query.graph({
    entity: "stop",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ stop })
}
