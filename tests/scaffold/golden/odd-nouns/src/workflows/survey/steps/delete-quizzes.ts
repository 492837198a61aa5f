import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"

export const deleteQuizzesStepId = "delete-quizzes"

export const deleteQuizzesStep = createStep(
  deleteQuizzesStepId,
  async (ids: string[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listQuizzes({ id: ids })
    const living = rows.map(({ id }) => id)
    await service.softDeleteQuizzes(living)

    return new StepResponse(ids, living)
  },
  async (living, { container }) => {
    if (!living?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.restoreQuizzes(living)
  }
)
