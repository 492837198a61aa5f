import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { UpdateQuizInput } from "../../../modules/survey/types"

export const updateQuizzesStepId = "update-quizzes"

export const updateQuizzesStep = createStep(
  updateQuizzesStepId,
  async (data: UpdateQuizInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const previous = await service.listQuizzes({
      id: data.map(({ id }) => id),
    })
    const quizzes = await service.updateQuizzes(data)

    return new StepResponse(quizzes, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.updateQuizzes(
      previous.map((quiz) => ({
        id: quiz.id,
        title: quiz.title,
        score: quiz.raw_score as never,
        approval_status_id: quiz.approval_status_id,
      }))
    )
  }
)
