import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { UpdateSheepInput } from "../../../modules/survey/types"

export const updateSheepStepId = "update-sheep"

export const updateSheepStep = createStep(
  updateSheepStepId,
  async (data: UpdateSheepInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const previous = await service.listSheep({
      id: data.map(({ id }) => id),
    })
    const sheep = await service.updateSheep(data)

    return new StepResponse(sheep, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.updateSheep(
      previous.map((sheep) => ({
        id: sheep.id,
        name: sheep.name,
      }))
    )
  }
)
