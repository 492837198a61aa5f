import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetDataParamsType = z.infer<typeof AdminGetDataParams>
export const AdminGetDataParams = createSelectParams()

export type AdminGetDataListParamsType = z.infer<typeof AdminGetDataListParams>
export const AdminGetDataListParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  note: z.union([z.string(), z.array(z.string())]).optional(),
  seen_at: createOperatorMap().optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateDataType = z.infer<typeof AdminCreateData>
export const AdminCreateData = z.object({
  note: z.string().nullish(),
  seen_at: z.coerce.date(),
})

export type AdminUpdateDataType = z.infer<typeof AdminUpdateData>
export const AdminUpdateData = z.object({
  note: z.string().nullish(),
  seen_at: z.coerce.date().optional(),
})
