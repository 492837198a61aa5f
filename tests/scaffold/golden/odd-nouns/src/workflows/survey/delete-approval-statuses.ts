import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteApprovalStatusesStep } from "./steps/delete-approval-statuses"

export type DeleteApprovalStatusesWorkflowInput = {
  ids: string[]
}

export const deleteApprovalStatusesWorkflowId = "delete-approval-statuses"

export const deleteApprovalStatusesWorkflow = createWorkflow(
  deleteApprovalStatusesWorkflowId,
  (input: DeleteApprovalStatusesWorkflowInput) => {
    const ids = deleteApprovalStatusesStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "approval-status.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
