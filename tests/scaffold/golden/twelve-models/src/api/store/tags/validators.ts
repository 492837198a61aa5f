import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type StoreGetTagParamsType = z.infer<typeof StoreGetTagParams>
export const StoreGetTagParams = createSelectParams()

export type StoreGetTagsParamsType = z.infer<typeof StoreGetTagsParams>
export const StoreGetTagsParams = createFindParams({
  offset: 0,
  limit: 20,
}).extend({
  key: z.union([z.string(), z.array(z.string())]).optional(),
  label: z.union([z.string(), z.array(z.string())]).optional(),
  class: z.union([z.string(), z.array(z.string())]).optional(),
})
