import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateQuizInput } from "../../modules/survey/types"
import { updateQuizzesStep } from "./steps/update-quizzes"

export type UpdateQuizzesWorkflowInput = {
  quizzes: UpdateQuizInput[]
}

export const updateQuizzesWorkflowId = "update-quizzes"

export const updateQuizzesWorkflow = createWorkflow(
  updateQuizzesWorkflowId,
  (input: UpdateQuizzesWorkflowInput) => {
    const quizzes = updateQuizzesStep(input.quizzes)

    const event = transform({ quizzes }, (data) =>
      data.quizzes.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "quiz.updated", data: event })

    return new WorkflowResponse(quizzes)
  }
)
