import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SURVEY_MODULE } from "../../../modules/survey"
import SurveyModuleService from "../../../modules/survey/service"

export const deleteApprovalStatusesStepId = "delete-approval-statuses"

export const deleteApprovalStatusesStep = createStep(
  deleteApprovalStatusesStepId,
  async (ids: string[], { container }) => {
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listApprovalStatuses({ id: ids })
    const living = rows.map(({ id }) => id)
    const quizzes = await service.listQuizzes(
      { approval_status_id: living },
      { withDeleted: true }
    )
    await service.softDeleteApprovalStatuses(living)

    return new StepResponse(ids, {
      living,
      quizzes: quizzes.filter(({ deleted_at }) => deleted_at),
    })
  },
  async (deleted, { container }) => {
    if (!deleted?.living.length) {
      return
    }
    const service: SurveyModuleService = container.resolve(SURVEY_MODULE)

    await service.restoreApprovalStatuses(deleted.living)
    await service.updateQuizzes(
      deleted.quizzes.map(({ id, deleted_at }) => ({ id, deleted_at }))
    )
  }
)
