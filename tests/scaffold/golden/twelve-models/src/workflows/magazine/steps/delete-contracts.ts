import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"

export const deleteContractsStepId = "delete-contracts"

export const deleteContractsStep = createStep(
  deleteContractsStepId,
  async (ids: string[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listContracts({ id: ids })
    const living = rows.map(({ id }) => id)
    const files = await service.listContractFiles(
      { contract_id: living },
      { withDeleted: true }
    )
    const seals = await service.listSeals({
      file_id: files.map(({ id }) => id),
    })
    await service.softDeleteSeals(seals.map(({ id }) => id))
    await service.softDeleteContracts(living)

    return new StepResponse(ids, {
      living,
      files: files.filter(({ deleted_at }) => deleted_at),
      seals: seals.map(({ id }) => id),
    })
  },
  async (deleted, { container }) => {
    if (!deleted?.living.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.restoreContracts(deleted.living)
    await service.restoreSeals(deleted.seals)
    await service.updateContractFiles(
      deleted.files.map(({ id, deleted_at }) => ({ id, deleted_at }))
    )
  }
)
