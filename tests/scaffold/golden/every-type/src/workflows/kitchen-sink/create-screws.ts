import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateScrewInput } from "../../modules/kitchen-sink/types"
import { createScrewsStep } from "./steps/create-screws"

export type CreateScrewsWorkflowInput = {
  screws: CreateScrewInput[]
}

export const createScrewsWorkflowId = "create-screws"

export const createScrewsWorkflow = createWorkflow(
  createScrewsWorkflowId,
  (input: CreateScrewsWorkflowInput) => {
    const screws = createScrewsStep(input.screws)

    const event = transform({ screws }, (data) =>
      data.screws.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "screw.created", data: event })

    return new WorkflowResponse(screws)
  }
)
