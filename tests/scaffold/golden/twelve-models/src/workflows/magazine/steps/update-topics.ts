import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { MAGAZINE_MODULE } from "../../../modules/magazine"
import MagazineModuleService from "../../../modules/magazine/service"
import { UpdateTopicInput } from "../../../modules/magazine/types"

export const updateTopicsStepId = "update-topics"

export const updateTopicsStep = createStep(
  updateTopicsStepId,
  async (data: UpdateTopicInput[], { container }) => {
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    const previous = await service.listTopics({
      id: data.map(({ id }) => id),
    })
    const topics = await service.updateTopics(data)

    return new StepResponse(topics, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: MagazineModuleService = container.resolve(MAGAZINE_MODULE)

    await service.updateTopics(
      previous.map((topic) => ({
        id: topic.id,
        name: topic.name,
      }))
    )
  }
)
