import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { CreateContractInput } from "../../../modules/magazine/types"

export const createContractsStepId = "create-contracts"

export const createContractsStep = createStep(
  createContractsStepId,
  async (data: CreateContractInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const contracts = await service.createContracts(data)

    return new StepResponse(
      contracts,
      contracts.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.deleteContracts(ids)
  }
)
