import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateToyInput } from "../../modules/toy/types"
import { createToysStep } from "./steps/create-toys"

export type CreateToysWorkflowInput = {
  toys: CreateToyInput[]
}

export const createToysWorkflowId = "create-toys"

export const createToysWorkflow = createWorkflow(
  createToysWorkflowId,
  (input: CreateToysWorkflowInput) => {
    const toys = createToysStep(input.toys)

    const event = transform({ toys }, (data) =>
      data.toys.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "toy.created", data: event })

    return new WorkflowResponse(toys)
  }
)
