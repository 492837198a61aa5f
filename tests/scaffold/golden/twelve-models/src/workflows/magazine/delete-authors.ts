import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteAuthorsStep } from "./steps/delete-authors"

export type DeleteAuthorsWorkflowInput = {
  ids: string[]
}

export const deleteAuthorsWorkflowId = "delete-authors"

export const deleteAuthorsWorkflow = createWorkflow(
  deleteAuthorsWorkflowId,
  (input: DeleteAuthorsWorkflowInput) => {
    const ids = deleteAuthorsStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "author.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
