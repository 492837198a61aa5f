import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateQuizInput } from "../../modules/survey/types"
import { createQuizzesStep } from "./steps/create-quizzes"

export type CreateQuizzesWorkflowInput = {
  quizzes: CreateQuizInput[]
}

export const createQuizzesWorkflowId = "create-quizzes"

export const createQuizzesWorkflow = createWorkflow(
  createQuizzesWorkflowId,
  (input: CreateQuizzesWorkflowInput) => {
    const quizzes = createQuizzesStep(input.quizzes)

    const event = transform({ quizzes }, (data) =>
      data.quizzes.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "quiz.created", data: event })

    return new WorkflowResponse(quizzes)
  }
)
