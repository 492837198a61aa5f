import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteSizeGuidesStep } from "./steps/delete-size-guides"

export type DeleteSizeGuidesWorkflowInput = {
  ids: string[]
}

export const deleteSizeGuidesWorkflowId = "delete-size-guides"

export const deleteSizeGuidesWorkflow = createWorkflow(
  deleteSizeGuidesWorkflowId,
  (input: DeleteSizeGuidesWorkflowInput) => {
    const ids = deleteSizeGuidesStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "size-guide.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
