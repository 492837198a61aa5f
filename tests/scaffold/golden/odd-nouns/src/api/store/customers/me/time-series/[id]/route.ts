import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteTimeSeriesWorkflow } from "../../../../../../workflows/survey/delete-time-series"
import { updateTimeSeriesWorkflow } from "../../../../../../workflows/survey/update-time-series"
import {
  StoreGetTimeSeriesParamsType,
  StoreUpdateTimeSeriesType,
} from "../validators"

const retrieveTimeSeries = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [time_series],
  } = await query.graph({
    entity: "time_series",
    fields,
    filters: { id, customer_id: req.auth_context.actor_id },
  })

  if (!time_series) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Time series with id "${id}" was not found`
    )
  }

  return time_series
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, StoreGetTimeSeriesParamsType>,
  res: MedusaResponse
) => {
  const time_series = await retrieveTimeSeries(req, req.queryConfig.fields)

  res.json({ time_series })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreUpdateTimeSeriesType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveTimeSeries(req, ["id"])

  await updateTimeSeriesWorkflow(req.scope).run({
    input: { time_series: [{ ...req.validatedBody, id }] },
  })

  const time_series = await retrieveTimeSeries(req, req.queryConfig.fields)

  res.json({ time_series })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveTimeSeries(req, ["id"])

  await deleteTimeSeriesWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "time_series", deleted: true })
}
