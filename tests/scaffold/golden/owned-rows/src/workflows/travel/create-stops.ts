import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreatePhotoInput, CreateStopInput } from "../../modules/travel/types"
import { createPhotosStep } from "./steps/create-photos"
import { createStopsStep } from "./steps/create-stops"

export type CreateStopsWorkflowInput = {
  stops: (CreateStopInput & {
    photos?: Omit<CreatePhotoInput, "stop_id">[]
  })[]
}

export const createStopsWorkflowId = "create-stops"

export const createStopsWorkflow = createWorkflow(
  createStopsWorkflowId,
  (input: CreateStopsWorkflowInput) => {
    const rows = transform({ input }, (data) =>
      data.input.stops.map(({ photos, ...row }) => row)
    )
    const stops = createStopsStep(rows)

    const photos = transform({ input, stops }, (data) =>
      data.stops.flatMap(({ id }, index) =>
        (data.input.stops[index].photos ?? []).map((row) => ({
          ...row,
          stop_id: id,
        }))
      )
    )
    createPhotosStep(photos)

    const event = transform({ stops }, (data) =>
      data.stops.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "stop.created", data: event })

    return new WorkflowResponse(stops)
  }
)
