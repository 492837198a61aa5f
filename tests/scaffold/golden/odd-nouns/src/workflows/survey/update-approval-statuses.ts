import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateApprovalStatusInput } from "../../modules/survey/types"
import { updateApprovalStatusesStep } from "./steps/update-approval-statuses"

export type UpdateApprovalStatusesWorkflowInput = {
  approval_statuses: UpdateApprovalStatusInput[]
}

export const updateApprovalStatusesWorkflowId = "update-approval-statuses"

export const updateApprovalStatusesWorkflow = createWorkflow(
  updateApprovalStatusesWorkflowId,
  (input: UpdateApprovalStatusesWorkflowInput) => {
    const approvalStatuses = updateApprovalStatusesStep(input.approval_statuses)

    const event = transform({ approvalStatuses }, (data) =>
      data.approvalStatuses.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "approval-status.updated", data: event })

    return new WorkflowResponse(approvalStatuses)
  }
)
