import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"

export const deleteAuthorsStepId = "delete-authors"

export const deleteAuthorsStep = createStep(
  deleteAuthorsStepId,
  async (ids: string[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const contracts = await service.listContracts({ author_id: ids })
    const files = await service.listContractFiles({
      contract_id: contracts.map(({ id }) => id),
    })
    const seals = await service.listSeals({
      file_id: files.map(({ id }) => id),
    })
    const removed = {
      contracts: contracts.map(({ id }) => id),
      seals: seals.map(({ id }) => id),
    }
    await service.softDeleteSeals(removed.seals)
    await service.softDeleteContracts(removed.contracts)
    await service.softDeleteAuthors(ids)

    return new StepResponse(ids, { ids, ...removed })
  },
  async (removed, { container }) => {
    if (!removed?.ids.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.restoreAuthors(removed.ids)
    await service.restoreContracts(removed.contracts)
    await service.restoreSeals(removed.seals)
  }
)
