import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type StoreGetSizeGuideParamsType = z.infer<
  typeof StoreGetSizeGuideParams
>
export const StoreGetSizeGuideParams = createSelectParams()

export type StoreGetSizeGuidesParamsType = z.infer<
  typeof StoreGetSizeGuidesParams
>
export const StoreGetSizeGuidesParams = createFindParams({
  limit: 20,
  offset: 0,
}).merge(
  z.object({
    q: z.string().optional(),
    handle: z.union([z.string(), z.array(z.string())]).optional(),
  })
)
