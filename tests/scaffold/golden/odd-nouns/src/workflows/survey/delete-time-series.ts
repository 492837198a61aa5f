import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteTimeSeriesStep } from "./steps/delete-time-series"

export type DeleteTimeSeriesWorkflowInput = {
  ids: string[]
}

export const deleteTimeSeriesWorkflowId = "delete-time-series"

export const deleteTimeSeriesWorkflow = createWorkflow(
  deleteTimeSeriesWorkflowId,
  (input: DeleteTimeSeriesWorkflowInput) => {
    const ids = deleteTimeSeriesStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "time-series.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
