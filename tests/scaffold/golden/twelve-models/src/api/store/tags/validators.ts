import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type StoreGetTagParamsType = z.infer<typeof StoreGetTagParams>
export const StoreGetTagParams = createSelectParams()

export type StoreGetTagsParamsType = z.infer<typeof StoreGetTagsParams>
export const StoreGetTagsParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  key: z.union([z.string(), z.array(z.string())]).optional(),
  label: z.union([z.string(), z.array(z.string())]).optional(),
  class: z.union([z.string(), z.array(z.string())]).optional(),
})
