import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { HARD_NAMES_MODULE } from "../../../modules/hard-names"
import HardNamesModuleService from "../../../modules/hard-names/service"
import { UpdateWordInput } from "../../../modules/hard-names/types"

export const updateWordsStepId = "update-words"

export const updateWordsStep = createStep(
  updateWordsStepId,
  async (data: UpdateWordInput[], { container }) => {
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    const previous = await service.listWords({
      id: data.map(({ id }) => id),
    })
    const words = await service.updateWords(data)

    return new StepResponse(words, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: HardNamesModuleService = container.resolve(HARD_NAMES_MODULE)

    // An update merges JSON into what is there: clear it, so that added keys go too.
    await service.updateWords(
      previous.map(({ id }) => ({
        id,
        map: [] as never,
        filter: [] as never,
        entries: null,
        at: null,
        find: null,
        concat: null,
        selector: null,
      }))
    )
    await service.updateWords(
      previous.map((word) => ({
        id: word.id,
        class: word.class,
        default: word.default,
        delete: word.delete,
        then: word.then,
        data: word.data,
        input: word.input,
        row: word.row,
        result: word.result,
        query: word.query,
        body: word.body,
        service: word.service,
        update: word.update,
        found: word.found,
        map: word.map,
        filter: word.filter,
        entries: word.entries,
        keys: word.keys,
        at: word.at,
        find: word.find,
        concat: word.concat,
        order: word.order,
        limit: word.limit,
        offset: word.offset,
        fields: word.fields,
        q: word.q,
        with_deleted: word.with_deleted,
        name: word.name,
        type: word.type,
        length: word.length,
        count: word.count,
        object: word.object,
        deleted: word.deleted,
        selector: word.selector,
        container: word.container,
        previous: word.previous,
        valid: word.valid,
        incomplete: word.incomplete,
        admin: word.admin,
        api: word.api,
        customer: word.customer,
        x: word.x,
        user: word.user,
        group: word.group,
      }))
    )
  }
)
