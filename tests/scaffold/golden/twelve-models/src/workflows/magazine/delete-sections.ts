import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteSectionsStep } from "./steps/delete-sections"

export type DeleteSectionsWorkflowInput = {
  ids: string[]
}

export const deleteSectionsWorkflowId = "delete-sections"

export const deleteSectionsWorkflow = createWorkflow(
  deleteSectionsWorkflowId,
  (input: DeleteSectionsWorkflowInput) => {
    const ids = deleteSectionsStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "section.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
