import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { UpdateSearchCriterionInput } from "../../../modules/survey/types"

export const updateSearchCriteriaStepId = "update-search-criteria"

export const updateSearchCriteriaStep = createStep(
  updateSearchCriteriaStepId,
  async (data: UpdateSearchCriterionInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const previous = await service.listSearchCriteria({
      id: data.map(({ id }) => id),
    })
    const searchCriteria = await service.updateSearchCriteria(data)

    return new StepResponse(searchCriteria, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.updateSearchCriteria(
      previous.map((searchCriterion) => ({
        id: searchCriterion.id,
        label: searchCriterion.label,
      }))
    )
  }
)
