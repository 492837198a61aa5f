import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { CreateSalesPersonInput } from "../../../modules/survey/types"

export const createSalesPeopleStepId = "create-sales-people"

export const createSalesPeopleStep = createStep(
  createSalesPeopleStepId,
  async (data: CreateSalesPersonInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const salesPeople = await service.createSalesPeople(data)

    return new StepResponse(
      salesPeople,
      salesPeople.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.deleteSalesPeople(ids)
  }
)
