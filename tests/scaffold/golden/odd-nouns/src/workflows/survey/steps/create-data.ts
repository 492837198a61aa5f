import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { CreateDataInput } from "../../../modules/survey/types"

export const createDataStepId = "create-data"

export const createDataStep = createStep(
  createDataStepId,
  async (data: CreateDataInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const dataRows = await service.createData(data)

    return new StepResponse(
      dataRows,
      dataRows.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.deleteData(ids)
  }
)
