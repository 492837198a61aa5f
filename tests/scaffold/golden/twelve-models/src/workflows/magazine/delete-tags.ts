import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteTagsStep } from "./steps/delete-tags"

export type DeleteTagsWorkflowInput = {
  ids: string[]
}

export const deleteTagsWorkflowId = "delete-tags"

export const deleteTagsWorkflow = createWorkflow(
  deleteTagsWorkflowId,
  (input: DeleteTagsWorkflowInput) => {
    const ids = deleteTagsStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "tag.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
