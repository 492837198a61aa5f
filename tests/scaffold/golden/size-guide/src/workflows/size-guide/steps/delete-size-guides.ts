import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SIZE_GUIDE_MODULE } from "../../../modules/size-guide"
import SizeGuideModuleService from "../../../modules/size-guide/service"

export const deleteSizeGuidesStepId = "delete-size-guides"

export const deleteSizeGuidesStep = createStep(
  deleteSizeGuidesStepId,
  async (ids: string[], { container }) => {
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listSizeGuides({ id: ids })
    const living = rows.map(({ id }) => id)
    const entries = await service.listSizeGuideEntries(
      { guide_id: living },
      { withDeleted: true }
    )
    await service.softDeleteSizeGuides(living)

    return new StepResponse(ids, {
      living,
      entries: entries.filter(({ deleted_at }) => deleted_at),
    })
  },
  async (deleted, { container }) => {
    if (!deleted?.living.length) {
      return
    }
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    await service.restoreSizeGuides(deleted.living)
    await service.updateSizeGuideEntries(
      deleted.entries.map(({ id, deleted_at }) => ({ id, deleted_at }))
    )
  }
)
