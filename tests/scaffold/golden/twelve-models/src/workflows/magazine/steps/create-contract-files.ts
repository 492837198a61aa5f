import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { CreateContractFileInput } from "../../../modules/magazine/types"

export const createContractFilesStepId = "create-contract-files"

export const createContractFilesStep = createStep(
  createContractFilesStepId,
  async (data: CreateContractFileInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const contractFiles = await service.createContractFiles(data)

    return new StepResponse(
      contractFiles,
      contractFiles.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.deleteContractFiles(ids)
  }
)
