import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { HARD_NAMES_MODULE } from "../../../modules/hard-names"
import HardNamesModuleService from "../../../modules/hard-names/service"

export const deleteWordsStepId = "delete-words"

export const deleteWordsStep = createStep(
  deleteWordsStepId,
  async (ids: string[], { container }) => {
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    // What was deleted before must not come back.
    const rows = await service.listWords({ id: ids })
    const living = rows.map(({ id }) => id)
    const rowsRows = await service.listItems(
      { word_id: living },
      { withDeleted: true }
    )
    const events = await service.listAaas(
      { word_id: living },
      { withDeleted: true }
    )
    const these = await service.listQxes({ word_id: living })
    const wordsRows =
      await service.listLongNameOfFortyLettersWhichIsTheLimitOkks(
        { a_relation_of_forty_letters_we_take_here_id: living },
        { withDeleted: true }
      )
    await service.softDeleteQxes(these.map(({ id }) => id))
    await service.softDeleteWords(living)

    return new StepResponse(ids, {
      living,
      rowsRows: rowsRows.filter(({ deleted_at }) => deleted_at),
      events: events.filter(({ deleted_at }) => deleted_at),
      these: these.map(({ id }) => id),
      wordsRows: wordsRows.filter(({ deleted_at }) => deleted_at),
    })
  },
  async (deleted, { container }) => {
    if (!deleted?.living.length) {
      return
    }
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    await service.restoreWords(deleted.living)
    await service.restoreQxes(deleted.these)
    await service.updateItems(
      deleted.rowsRows.map(({ id, deleted_at }) => ({ id, deleted_at }))
    )
    await service.updateAaas(
      deleted.events.map(({ id, deleted_at }) => ({ id, deleted_at }))
    )
    await service.updateLongNameOfFortyLettersWhichIsTheLimitOkks(
      deleted.wordsRows.map(({ id, deleted_at }) => ({ id, deleted_at }))
    )
  }
)
