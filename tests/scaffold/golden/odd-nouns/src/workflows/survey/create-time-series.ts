import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateTimeSeriesInput } from "../../modules/survey/types"
import { createTimeSeriesStep } from "./steps/create-time-series"

export type CreateTimeSeriesWorkflowInput = {
  time_series: CreateTimeSeriesInput[]
}

export const createTimeSeriesWorkflowId = "create-time-series"

export const createTimeSeriesWorkflow = createWorkflow(
  createTimeSeriesWorkflowId,
  (input: CreateTimeSeriesWorkflowInput) => {
    const timeSeries = createTimeSeriesStep(input.time_series)

    const event = transform({ timeSeries }, (data) =>
      data.timeSeries.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "time-series.created", data: event })

    return new WorkflowResponse(timeSeries)
  }
)
