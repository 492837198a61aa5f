import { MedusaContainer } from "@medusajs/framework/types"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { STOCK_MODULE } from "../../modules/stock"
import StockModuleService from "../../modules/stock/service"

export type Delivery = {
  id: string
  sku: string
  quantity: number
}

const serviceOf = (container: MedusaContainer): StockModuleService =>
  container.resolve(STOCK_MODULE)

// The unique index keeps the second of two deliveries that come at once out.
export const noteDeliveryStep = createStep(
  "note-delivery",
  async ({ id }: Delivery, { container }) => {
    const note = await serviceOf(container).createDeliveries({
      delivery_id: id,
    })

    return new StepResponse(note.id, note.id)
  },
  async (id, { container }) => {
    if (id) {
      await serviceOf(container).deleteDeliveries(id)
    }
  }
)

export const setStockLevelStep = createStep(
  "set-stock-level",
  async ({ sku, quantity }: Delivery, { container }) => {
    const service = serviceOf(container)
    const [known] = await service.listStockLevels({ sku })
    if (known) {
      await service.updateStockLevels({ id: known.id, quantity })
      return new StepResponse(known.id, {
        id: known.id,
        quantity: known.quantity as number | undefined,
      })
    }
    const { id } = await service.createStockLevels({ sku, quantity })

    return new StepResponse(id, { id, quantity: undefined })
  },
  async (previous, { container }) => {
    if (!previous) {
      return
    }
    const { id, quantity } = previous
    if (quantity === undefined) {
      await serviceOf(container).deleteStockLevels(id)
    } else {
      await serviceOf(container).updateStockLevels({ id, quantity })
    }
  }
)

export const takeDeliveryWorkflow = createWorkflow(
  "take-delivery",
  (input: Delivery) => {
    noteDeliveryStep(input)

    return new WorkflowResponse(setStockLevelStep(input))
  }
)
