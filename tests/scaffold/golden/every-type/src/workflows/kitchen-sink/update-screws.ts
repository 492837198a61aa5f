import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateScrewInput } from "../../modules/kitchen-sink/types"
import { updateScrewsStep } from "./steps/update-screws"

export type UpdateScrewsWorkflowInput = {
  screws: UpdateScrewInput[]
}

export const updateScrewsWorkflowId = "update-screws"

export const updateScrewsWorkflow = createWorkflow(
  updateScrewsWorkflowId,
  (input: UpdateScrewsWorkflowInput) => {
    const screws = updateScrewsStep(input.screws)

    const event = transform({ screws }, (data) =>
      data.screws.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "screw.updated", data: event })

    return new WorkflowResponse(screws)
  }
)
