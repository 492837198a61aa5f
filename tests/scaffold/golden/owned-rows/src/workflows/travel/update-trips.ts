import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateTripInput } from "../../modules/travel/types"
import { updateTripsStep } from "./steps/update-trips"

export type UpdateTripsWorkflowInput = {
  trips: UpdateTripInput[]
}

export const updateTripsWorkflowId = "update-trips"

export const updateTripsWorkflow = createWorkflow(
  updateTripsWorkflowId,
  (input: UpdateTripsWorkflowInput) => {
    const trips = updateTripsStep(input.trips)

    const event = transform({ trips }, (data) =>
      data.trips.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "trip.updated", data: event })

    return new WorkflowResponse(trips)
  }
)
