import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateStopInput } from "../../modules/travel/types"
import { updateStopsStep } from "./steps/update-stops"

export type UpdateStopsWorkflowInput = {
  stops: UpdateStopInput[]
}

export const updateStopsWorkflowId = "update-stops"

export const updateStopsWorkflow = createWorkflow(
  updateStopsWorkflowId,
  (input: UpdateStopsWorkflowInput) => {
    const stops = updateStopsStep(input.stops)

    const event = transform({ stops }, (data) =>
      data.stops.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "stop.updated", data: event })

    return new WorkflowResponse(stops)
  }
)
