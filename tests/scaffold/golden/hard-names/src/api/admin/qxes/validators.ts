import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetQxParamsType = z.infer<typeof AdminGetQxParams>
export const AdminGetQxParams = createSelectParams()

export type AdminGetQxesParamsType = z.infer<typeof AdminGetQxesParams>
export const AdminGetQxesParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  x: z.union([z.string(), z.array(z.string())]).optional(),
  word_id: z.union([z.string(), z.array(z.string())]).optional(),
  class_id: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateQxType = z.infer<typeof AdminCreateQx>
export const AdminCreateQx = z.object({
  x: z.string().min(1),
  word_id: z.string().min(1),
  class_id: z.string().nullish(),
})

export type AdminUpdateQxType = z.infer<typeof AdminUpdateQx>
export const AdminUpdateQx = z.object({
  x: z.string().min(1).optional(),
  word_id: z.string().min(1).optional(),
  class_id: z.string().nullish(),
})
