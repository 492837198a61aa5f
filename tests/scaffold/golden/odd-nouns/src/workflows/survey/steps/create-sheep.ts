import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { CreateSheepInput } from "../../../modules/survey/types"

export const createSheepStepId = "create-sheep"

export const createSheepStep = createStep(
  createSheepStepId,
  async (data: CreateSheepInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const sheep = await service.createSheep(data)

    return new StepResponse(
      sheep,
      sheep.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.deleteSheep(ids)
  }
)
