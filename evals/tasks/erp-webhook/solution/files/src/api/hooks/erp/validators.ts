import { z } from "@medusajs/framework/zod"

export type ErpDeliveryType = z.infer<typeof ErpDelivery>
export const ErpDelivery = z.object({
  id: z.string().min(1),
  sku: z.string().min(1),
  quantity: z.number().int().min(0),
})
