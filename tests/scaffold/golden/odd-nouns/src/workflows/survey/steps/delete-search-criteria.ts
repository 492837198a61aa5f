import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"

export const deleteSearchCriteriaStepId = "delete-search-criteria"

export const deleteSearchCriteriaStep = createStep(
  deleteSearchCriteriaStepId,
  async (ids: string[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.softDeleteSearchCriteria(ids)

    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.restoreSearchCriteria(ids)
  }
)
