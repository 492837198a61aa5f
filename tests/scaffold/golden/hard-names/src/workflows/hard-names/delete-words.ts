import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteWordsStep } from "./steps/delete-words"

export type DeleteWordsWorkflowInput = {
  ids: string[]
}

export const deleteWordsWorkflowId = "delete-words"

export const deleteWordsWorkflow = createWorkflow(
  deleteWordsWorkflowId,
  (input: DeleteWordsWorkflowInput) => {
    const ids = deleteWordsStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "word.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
