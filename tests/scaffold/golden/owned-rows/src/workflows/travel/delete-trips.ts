import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteTripsStep } from "./steps/delete-trips"

export type DeleteTripsWorkflowInput = {
  ids: string[]
}

export const deleteTripsWorkflowId = "delete-trips"

export const deleteTripsWorkflow = createWorkflow(
  deleteTripsWorkflowId,
  (input: DeleteTripsWorkflowInput) => {
    const ids = deleteTripsStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "trip.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
