import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { CreateTopicInput } from "../../../modules/magazine/types"

export const createTopicsStepId = "create-topics"

export const createTopicsStep = createStep(
  createTopicsStepId,
  async (data: CreateTopicInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const topics = await service.createTopics(data)

    return new StepResponse(
      topics,
      topics.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.deleteTopics(ids)
  }
)
