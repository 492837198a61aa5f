import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"

export const deleteContractsStepId = "delete-contracts"

export const deleteContractsStep = createStep(
  deleteContractsStepId,
  async (ids: string[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const files = await service.listContractFiles({ contract_id: ids })
    const seals = await service.listSeals({
      file_id: files.map(({ id }) => id),
    })
    const removed = {
      seals: seals.map(({ id }) => id),
    }
    await service.softDeleteSeals(removed.seals)
    await service.softDeleteContracts(ids)

    return new StepResponse(ids, { ids, ...removed })
  },
  async (removed, { container }) => {
    if (!removed?.ids.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.restoreContracts(removed.ids)
    await service.restoreSeals(removed.seals)
  }
)
