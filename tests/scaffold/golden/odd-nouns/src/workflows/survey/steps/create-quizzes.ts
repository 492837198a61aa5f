import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { CreateQuizInput } from "../../../modules/survey/types"

export const createQuizzesStepId = "create-quizzes"

export const createQuizzesStep = createStep(
  createQuizzesStepId,
  async (data: CreateQuizInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const quizzes = await service.createQuizzes(data)

    return new StepResponse(
      quizzes,
      quizzes.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.deleteQuizzes(ids)
  }
)
