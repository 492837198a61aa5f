import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { HARD_NAMES_MODULE } from "../../../modules/hard-names"
import HardNamesModuleService from "../../../modules/hard-names/service"
import { UpdateQxInput } from "../../../modules/hard-names/types"

export const updateQxesStepId = "update-qxes"

export const updateQxesStep = createStep(
  updateQxesStepId,
  async (data: UpdateQxInput[], { container }) => {
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    const previous = await service.listQxes({
      id: data.map(({ id }) => id),
    })
    // The foreign key of a one-to-one relation is only written through the relation.
    const qxes = await service.updateQxes(
      data.map(({ word_id, class_id, ...row }) => ({
        ...row,
        ...(word_id !== undefined && { word: word_id as never }),
        ...(class_id !== undefined && { class: class_id as never }),
      }))
    )

    return new StepResponse(qxes, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    await service.updateQxes(
      previous.map((qx) => ({
        id: qx.id,
        x: qx.x,
        word: qx.word_id as never,
        class: (qx.class_id ?? null) as never,
      }))
    )
  }
)
