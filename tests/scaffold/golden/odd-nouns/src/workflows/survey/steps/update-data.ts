import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { UpdateDataInput } from "../../../modules/survey/types"

export const updateDataStepId = "update-data"

export const updateDataStep = createStep(
  updateDataStepId,
  async (data: UpdateDataInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const previous = await service.listData({
      id: data.map(({ id }) => id),
    })
    const dataRows = await service.updateData(data)

    return new StepResponse(dataRows, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.updateData(
      previous.map((dataRow) => ({
        id: dataRow.id,
        note: dataRow.note,
        seen_at: dataRow.seen_at,
      }))
    )
  }
)
