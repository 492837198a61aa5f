import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { CreateProductIndexInput } from "../../../modules/survey/types"

export const createProductIndicesStepId = "create-product-indices"

export const createProductIndicesStep = createStep(
  createProductIndicesStepId,
  async (data: CreateProductIndexInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const productIndices = await service.createProductIndices(data)

    return new StepResponse(
      productIndices,
      productIndices.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.deleteProductIndices(ids)
  }
)
