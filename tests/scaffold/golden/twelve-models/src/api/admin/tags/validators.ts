import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetTagParamsType = z.infer<typeof AdminGetTagParams>
export const AdminGetTagParams = createSelectParams()

export type AdminGetTagsParamsType = z.infer<typeof AdminGetTagsParams>
export const AdminGetTagsParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  key: z.union([z.string(), z.array(z.string())]).optional(),
  label: z.union([z.string(), z.array(z.string())]).optional(),
  class: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateTagType = z.infer<typeof AdminCreateTag>
export const AdminCreateTag = z.object({
  key: z.string().min(1),
  label: z.string().nullish(),
  class: z.string().min(1),
})

export type AdminUpdateTagType = z.infer<typeof AdminUpdateTag>
export const AdminUpdateTag = z.object({
  label: z.string().nullish(),
  class: z.string().min(1).optional(),
})
