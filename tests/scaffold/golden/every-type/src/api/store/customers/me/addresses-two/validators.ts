import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type StoreGetAddress2ParamsType = z.infer<typeof StoreGetAddress2Params>
export const StoreGetAddress2Params = createSelectParams()

export type StoreGetAddress2sParamsType = z.infer<
  typeof StoreGetAddress2sParams
>
export const StoreGetAddress2sParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  q: z.string().optional(),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  street_name: z.union([z.string(), z.array(z.string())]).optional(),
})

export type StoreCreateAddress2Type = z.infer<typeof StoreCreateAddress2>
export const StoreCreateAddress2 = z.object({
  street_name: z.string().min(1),
})
