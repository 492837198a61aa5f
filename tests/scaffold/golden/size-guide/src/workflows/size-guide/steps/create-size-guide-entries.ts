import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { SIZE_GUIDE_MODULE } from "../../../modules/size-guide"
import SizeGuideModuleService from "../../../modules/size-guide/service"
import { CreateSizeGuideEntryInput } from "../../../modules/size-guide/types"

export const createSizeGuideEntriesStepId = "create-size-guide-entries"

export const createSizeGuideEntriesStep = createStep(
  createSizeGuideEntriesStepId,
  async (data: CreateSizeGuideEntryInput[], { container }) => {
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    const sizeGuideEntries = await service.createSizeGuideEntries(data)

    return new StepResponse(
      sizeGuideEntries,
      sizeGuideEntries.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: SizeGuideModuleService = container.resolve(SIZE_GUIDE_MODULE)

    await service.deleteSizeGuideEntries(ids)
  }
)
