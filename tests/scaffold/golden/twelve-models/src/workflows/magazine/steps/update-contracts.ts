import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { UpdateContractInput } from "../../../modules/magazine/types"

export const updateContractsStepId = "update-contracts"

export const updateContractsStep = createStep(
  updateContractsStepId,
  async (data: UpdateContractInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const previous = await service.listContracts({
      id: data.map(({ id }) => id),
    })
    // The foreign key of a one-to-one relation is only written through the relation.
    const contracts = await service.updateContracts(
      data.map(({ author_id, ...row }) => ({
        ...row,
        ...(author_id !== undefined && { author: author_id as never }),
      }))
    )

    return new StepResponse(contracts, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    // An update merges JSON into what is there: clear it, so that added keys go too.
    await service.updateContracts(
      previous.map(({ id }) => ({ id, terms: [] as never }))
    )
    await service.updateContracts(
      previous.map((contract) => ({
        id: contract.id,
        signed_at: contract.signed_at,
        terms: contract.terms,
        pages: contract.pages,
        author: contract.author_id as never,
      }))
    )
  }
)
