import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { STOCK_MODULE } from "../../../modules/stock"
import StockModuleService from "../../../modules/stock/service"
import { takeDeliveryWorkflow } from "../../../workflows/stock/take-delivery"
import { ErpDeliveryType } from "./validators"

export const POST = async (
  req: MedusaRequest<ErpDeliveryType>,
  res: MedusaResponse
) => {
  const service: StockModuleService = req.scope.resolve(STOCK_MODULE)
  const known = await service.listDeliveries({
    delivery_id: req.validatedBody.id,
  })

  if (!known.length) {
    await takeDeliveryWorkflow(req.scope).run({ input: req.validatedBody })
  }

  res.json({ received: true })
}
