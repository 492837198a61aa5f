import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteQuizzesStep } from "./steps/delete-quizzes"

export type DeleteQuizzesWorkflowInput = {
  ids: string[]
}

export const deleteQuizzesWorkflowId = "delete-quizzes"

export const deleteQuizzesWorkflow = createWorkflow(
  deleteQuizzesWorkflowId,
  (input: DeleteQuizzesWorkflowInput) => {
    const ids = deleteQuizzesStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "quiz.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
