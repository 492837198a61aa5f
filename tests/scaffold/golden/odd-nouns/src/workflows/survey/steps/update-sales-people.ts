import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { UpdateSalesPersonInput } from "../../../modules/survey/types"

export const updateSalesPeopleStepId = "update-sales-people"

export const updateSalesPeopleStep = createStep(
  updateSalesPeopleStepId,
  async (data: UpdateSalesPersonInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const previous = await service.listSalesPeople({
      id: data.map(({ id }) => id),
    })
    const salesPeople = await service.updateSalesPeople(data)

    return new StepResponse(salesPeople, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.updateSalesPeople(
      previous.map((salesPerson) => ({
        id: salesPerson.id,
        email: salesPerson.email,
      }))
    )
  }
)
