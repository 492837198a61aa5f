import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { UpdateTimeSeriesInput } from "../../../modules/survey/types"

export const updateTimeSeriesStepId = "update-time-series"

export const updateTimeSeriesStep = createStep(
  updateTimeSeriesStepId,
  async (data: UpdateTimeSeriesInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const previous = await service.listTimeSeries({
      id: data.map(({ id }) => id),
    })
    const timeSeries = await service.updateTimeSeries(data)

    return new StepResponse(timeSeries, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.updateTimeSeries(
      previous.map((timeSeries) => ({
        id: timeSeries.id,
        customer_id: timeSeries.customer_id,
        value: timeSeries.value,
      }))
    )
  }
)
