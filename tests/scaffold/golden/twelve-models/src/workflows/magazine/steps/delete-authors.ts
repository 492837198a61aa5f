import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"

export const deleteAuthorsStepId = "delete-authors"

export const deleteAuthorsStep = createStep(
  deleteAuthorsStepId,
  async (ids: string[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listAuthors({ id: ids })
    const living = rows.map(({ id }) => id)
    const contracts = await service.listContracts({ author_id: living })
    const files = await service.listContractFiles(
      { contract_id: contracts.map(({ id }) => id) },
      { withDeleted: true }
    )
    const seals = await service.listSeals({
      file_id: files.map(({ id }) => id),
    })
    await service.softDeleteSeals(seals.map(({ id }) => id))
    await service.softDeleteContracts(contracts.map(({ id }) => id))
    await service.softDeleteAuthors(living)

    return new StepResponse(ids, {
      living,
      contracts: contracts.map(({ id }) => id),
      files: files.filter(({ deleted_at }) => deleted_at),
      seals: seals.map(({ id }) => id),
    })
  },
  async (deleted, { container }) => {
    if (!deleted?.living.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.restoreAuthors(deleted.living)
    await service.restoreContracts(deleted.contracts)
    await service.restoreSeals(deleted.seals)
    await service.updateContractFiles(
      deleted.files.map(({ id, deleted_at }) => ({ id, deleted_at }))
    )
  }
)
