import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createStopsWorkflow } from "../../../workflows/travel/create-stops"
import { AdminCreateStopType, AdminGetStopsParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetStopsParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: stops, metadata } = await query.graph({
    entity: "stop",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
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
  req: AuthenticatedMedusaRequest<AdminCreateStopType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createStopsWorkflow(req.scope).run({
    input: { stops: [req.validatedBody] },
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
