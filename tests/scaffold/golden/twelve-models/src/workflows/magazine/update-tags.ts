import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateTagInput } from "../../modules/magazine/types"
import { updateTagsStep } from "./steps/update-tags"

export type UpdateTagsWorkflowInput = {
  tags: UpdateTagInput[]
}

export const updateTagsWorkflowId = "update-tags"

export const updateTagsWorkflow = createWorkflow(
  updateTagsWorkflowId,
  (input: UpdateTagsWorkflowInput) => {
    const tags = updateTagsStep(input.tags)

    const event = transform({ tags }, (data) =>
      data.tags.map(({ key }) => ({ id: key }))
    )
    emitEventStep({ eventName: "tag.updated", data: event })

    return new WorkflowResponse(tags)
  }
)
