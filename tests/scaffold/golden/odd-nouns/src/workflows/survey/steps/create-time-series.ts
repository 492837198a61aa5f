import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { CreateTimeSeriesInput } from "../../../modules/survey/types"

export const createTimeSeriesStepId = "create-time-series"

export const createTimeSeriesStep = createStep(
  createTimeSeriesStepId,
  async (data: CreateTimeSeriesInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const timeSeries = await service.createTimeSeries(data)

    return new StepResponse(
      timeSeries,
      timeSeries.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.deleteTimeSeries(ids)
  }
)
