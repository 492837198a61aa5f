import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createTimeSeriesWorkflow } from "../../../../../workflows/survey/create-time-series"
import {
  StoreCreateTimeSeriesType,
  StoreGetTimeSeriesListParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, StoreGetTimeSeriesListParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: time_series, metadata } = await query.graph({
    entity: "time_series",
    fields: req.queryConfig.fields,
    filters: {
      ...req.filterableFields,
      customer_id: req.auth_context.actor_id,
    },
    pagination: req.queryConfig.pagination,
  })

  res.json({
    time_series,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreCreateTimeSeriesType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createTimeSeriesWorkflow(req.scope).run({
    input: {
      time_series: [
        { ...req.validatedBody, customer_id: req.auth_context.actor_id },
      ],
    },
  })

  const {
    data: [time_series],
  } = await query.graph({
    entity: "time_series",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ time_series })
}
