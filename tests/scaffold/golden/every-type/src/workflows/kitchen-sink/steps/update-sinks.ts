import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { KITCHEN_SINK_MODULE } from "../../../modules/kitchen-sink"
import KitchenSinkModuleService from "../../../modules/kitchen-sink/service"
import { UpdateSinkInput } from "../../../modules/kitchen-sink/types"

export const updateSinksStepId = "update-sinks"

export const updateSinksStep = createStep(
  updateSinksStepId,
  async (data: UpdateSinkInput[], { container }) => {
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    const previous = await service.listSinks({
      id: data.map(({ id }) => id),
    })
    const sinks = await service.updateSinks(data)

    return new StepResponse(sinks, previous)
  },
  async (previous, { container }) => {
    if (!previous?.length) {
      return
    }
    const service: KitchenSinkModuleService =
      container.resolve(KITCHEN_SINK_MODULE)

    // An update merges JSON into what is there: clear it, so that added keys go too.
    await service.updateSinks(
      previous.map(({ id }) => ({
        id,
        settings: [] as never,
        extra: null,
        preset: [] as never,
      }))
    )
    await service.updateSinks(
      previous.map((sink) => ({
        id: sink.id,
        name: sink.name,
        code: sink.code,
        note: sink.note,
        serial: sink.serial,
        amount: sink.amount,
        price: sink.raw_price as never,
        price_default: sink.raw_price_default as never,
        price_null: sink.raw_price_null as never,
        ratio: sink.ratio,
        ratio_null: sink.ratio_null,
        is_on: sink.is_on,
        is_off: sink.is_off,
        starts_at: sink.starts_at,
        ends_at: sink.ends_at,
        settings: sink.settings,
        extra: sink.extra,
        preset: sink.preset,
        tags: sink.tags,
        labels: sink.labels,
        kind: sink.kind,
        color: sink.color,
      }))
    )
  }
)
