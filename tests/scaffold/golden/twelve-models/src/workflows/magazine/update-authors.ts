import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateAuthorInput } from "../../modules/magazine/types"
import { updateAuthorsStep } from "./steps/update-authors"

export type UpdateAuthorsWorkflowInput = {
  authors: UpdateAuthorInput[]
}

export const updateAuthorsWorkflowId = "update-authors"

export const updateAuthorsWorkflow = createWorkflow(
  updateAuthorsWorkflowId,
  (input: UpdateAuthorsWorkflowInput) => {
    const authors = updateAuthorsStep(input.authors)

    const event = transform({ authors }, (data) =>
      data.authors.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "author.updated", data: event })

    return new WorkflowResponse(authors)
  }
)
