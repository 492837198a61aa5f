import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteArticlesStep } from "./steps/delete-articles"

export type DeleteArticlesWorkflowInput = {
  ids: string[]
}

export const deleteArticlesWorkflowId = "delete-articles"

export const deleteArticlesWorkflow = createWorkflow(
  deleteArticlesWorkflowId,
  (input: DeleteArticlesWorkflowInput) => {
    const ids = deleteArticlesStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "article.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
