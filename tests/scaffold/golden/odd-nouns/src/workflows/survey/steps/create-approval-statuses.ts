import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"
import { CreateApprovalStatusInput } from "../../../modules/survey/types"

export const createApprovalStatusesStepId = "create-approval-statuses"

export const createApprovalStatusesStep = createStep(
  createApprovalStatusesStepId,
  async (data: CreateApprovalStatusInput[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    const approvalStatuses = await service.createApprovalStatuses(data)

    return new StepResponse(
      approvalStatuses,
      approvalStatuses.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.deleteApprovalStatuses(ids)
  }
)
