import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateToyInput } from "../../modules/toy/types"
import { updateToysStep } from "./steps/update-toys"

export type UpdateToysWorkflowInput = {
  toys: UpdateToyInput[]
}

export const updateToysWorkflowId = "update-toys"

export const updateToysWorkflow = createWorkflow(
  updateToysWorkflowId,
  (input: UpdateToysWorkflowInput) => {
    const toys = updateToysStep(input.toys)

    const event = transform({ toys }, (data) =>
      data.toys.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "toy.updated", data: event })

    return new WorkflowResponse(toys)
  }
)
