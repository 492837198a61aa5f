import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"

export const deleteSheepStepId = "delete-sheep"

export const deleteSheepStep = createStep(
  deleteSheepStepId,
  async (ids: string[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.softDeleteSheep(ids)

    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.restoreSheep(ids)
  }
)
