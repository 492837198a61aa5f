import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetProductIndexParamsType = z.infer<
  typeof AdminGetProductIndexParams
>
export const AdminGetProductIndexParams = createSelectParams()

export type AdminGetProductIndicesParamsType = z.infer<
  typeof AdminGetProductIndicesParams
>
export const AdminGetProductIndicesParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  rank: createOperatorMap(z.coerce.number()).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateProductIndexType = z.infer<
  typeof AdminCreateProductIndex
>
export const AdminCreateProductIndex = z.object({
  rank: z.number().int().optional(),
})

export type AdminUpdateProductIndexType = z.infer<
  typeof AdminUpdateProductIndex
>
export const AdminUpdateProductIndex = z.object({
  rank: z.number().int().optional(),
})
