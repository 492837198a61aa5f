import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  CreateApprovalStatusInput,
  CreateQuizInput,
} from "../../modules/survey/types"
import { createApprovalStatusesStep } from "./steps/create-approval-statuses"
import { createQuizzesStep } from "./steps/create-quizzes"

export type CreateApprovalStatusesWorkflowInput = {
  approval_statuses: (CreateApprovalStatusInput & {
    quizzes?: Omit<CreateQuizInput, "approval_status_id">[]
  })[]
}

export const createApprovalStatusesWorkflowId = "create-approval-statuses"

export const createApprovalStatusesWorkflow = createWorkflow(
  createApprovalStatusesWorkflowId,
  (input: CreateApprovalStatusesWorkflowInput) => {
    const rows = transform({ input }, (data) =>
      data.input.approval_statuses.map(({ quizzes, ...row }) => row)
    )
    const approvalStatuses = createApprovalStatusesStep(rows)

    const quizzes = transform({ input, approvalStatuses }, (data) =>
      data.approvalStatuses.flatMap(({ id }, index) =>
        (data.input.approval_statuses[index].quizzes ?? []).map((row) => ({
          ...row,
          approval_status_id: id,
        }))
      )
    )
    createQuizzesStep(quizzes)

    const event = transform({ approvalStatuses }, (data) =>
      data.approvalStatuses.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "approval-status.created", data: event })

    return new WorkflowResponse(approvalStatuses)
  }
)
