import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateTimeSeriesInput } from "../../modules/survey/types"
import { updateTimeSeriesStep } from "./steps/update-time-series"

export type UpdateTimeSeriesWorkflowInput = {
  time_series: UpdateTimeSeriesInput[]
}

export const updateTimeSeriesWorkflowId = "update-time-series"

export const updateTimeSeriesWorkflow = createWorkflow(
  updateTimeSeriesWorkflowId,
  (input: UpdateTimeSeriesWorkflowInput) => {
    const timeSeries = updateTimeSeriesStep(input.time_series)

    const event = transform({ timeSeries }, (data) =>
      data.timeSeries.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "time-series.updated", data: event })

    return new WorkflowResponse(timeSeries)
  }
)
