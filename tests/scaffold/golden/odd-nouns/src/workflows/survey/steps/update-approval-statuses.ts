import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { UpdateApprovalStatusInput } from "../../../modules/survey/types"

export const updateApprovalStatusesStepId = "update-approval-statuses"

export const updateApprovalStatusesStep = createStep(
  updateApprovalStatusesStepId,
  async (data: UpdateApprovalStatusInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const previous = await service.listApprovalStatuses({
      id: data.map(({ id }) => id),
    })
    const approvalStatuses = await service.updateApprovalStatuses(data)

    return new StepResponse(approvalStatuses, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    // An update merges JSON into what is there: clear it, so that added keys go too.
    await service.updateApprovalStatuses(
      previous.map(({ id }) => ({ id, settings: null }))
    )
    await service.updateApprovalStatuses(
      previous.map((approvalStatus) => ({
        id: approvalStatus.id,
        name: approvalStatus.name,
        settings: approvalStatus.settings,
      }))
    )
  }
)
