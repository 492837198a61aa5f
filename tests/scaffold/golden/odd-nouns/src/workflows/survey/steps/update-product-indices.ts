import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { UpdateProductIndexInput } from "../../../modules/survey/types"

export const updateProductIndicesStepId = "update-product-indices"

export const updateProductIndicesStep = createStep(
  updateProductIndicesStepId,
  async (data: UpdateProductIndexInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const previous = await service.listProductIndices({
      id: data.map(({ id }) => id),
    })
    const productIndices = await service.updateProductIndices(data)

    return new StepResponse(productIndices, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.updateProductIndices(
      previous.map((productIndex) => ({
        id: productIndex.id,
        rank: productIndex.rank,
      }))
    )
  }
)
