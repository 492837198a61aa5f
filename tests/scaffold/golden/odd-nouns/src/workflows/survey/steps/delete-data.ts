import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"

export const deleteDataStepId = "delete-data"

export const deleteDataStep = createStep(
  deleteDataStepId,
  async (ids: string[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.softDeleteData(ids)

    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.restoreData(ids)
  }
)
