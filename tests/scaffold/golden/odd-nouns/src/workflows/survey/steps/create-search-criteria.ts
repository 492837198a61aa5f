import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { CreateSearchCriterionInput } from "../../../modules/survey/types"

export const createSearchCriteriaStepId = "create-search-criteria"

export const createSearchCriteriaStep = createStep(
  createSearchCriteriaStepId,
  async (data: CreateSearchCriterionInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const searchCriteria = await service.createSearchCriteria(data)

    return new StepResponse(
      searchCriteria,
      searchCriteria.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.deleteSearchCriteria(ids)
  }
)
