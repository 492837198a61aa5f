import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  CreateStopInput,
  CreateTicketInput,
  CreateTripInput,
} from "../../modules/travel/types"
import { createStopsStep } from "./steps/create-stops"
import { createTicketsStep } from "./steps/create-tickets"
import { createTripsStep } from "./steps/create-trips"

export type CreateTripsWorkflowInput = {
  trips: (CreateTripInput & {
    stops?: Omit<CreateStopInput, "trip_id">[]
    ticket?: Omit<CreateTicketInput, "trip_id">
  })[]
}

export const createTripsWorkflowId = "create-trips"

export const createTripsWorkflow = createWorkflow(
  createTripsWorkflowId,
  (input: CreateTripsWorkflowInput) => {
    const rows = transform({ input }, (data) =>
      data.input.trips.map(({ stops, ticket, ...row }) => row)
    )
    const trips = createTripsStep(rows)

    const stops = transform({ input, trips }, (data) =>
      data.trips.flatMap(({ id }, index) =>
        (data.input.trips[index].stops ?? []).map((row) => ({
          ...row,
          trip_id: id,
        }))
      )
    )
    createStopsStep(stops)

    const tickets = transform({ input, trips }, (data) =>
      data.trips.flatMap(({ id }, index) =>
        [data.input.trips[index].ticket ?? []].flat().map((row) => ({
          ...row,
          trip_id: id,
        }))
      )
    )
    createTicketsStep(tickets)

    const event = transform({ trips }, (data) =>
      data.trips.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "trip.created", data: event })

    return new WorkflowResponse(trips)
  }
)
