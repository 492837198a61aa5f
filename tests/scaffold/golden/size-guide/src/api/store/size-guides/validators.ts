import { z } from "@medusajs/framework/zod"
import { booleanString } from "@medusajs/medusa/api/utils/common-validators/common"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type StoreGetSizeGuideParamsType = z.infer<
  typeof StoreGetSizeGuideParams
>
export const StoreGetSizeGuideParams = createSelectParams()

export type StoreGetSizeGuidesParamsType = z.infer<
  typeof StoreGetSizeGuidesParams
>
export const StoreGetSizeGuidesParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  q: z.string().optional(),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  title: z.union([z.string(), z.array(z.string())]).optional(),
  handle: z.union([z.string(), z.array(z.string())]).optional(),
  unit: createOperatorMap(z.enum(["mm", "cm", "inch"])).optional(),
  published: booleanString().optional(),
  rank: createOperatorMap(z.coerce.number()).optional(),
  note: z.union([z.string(), z.array(z.string())]).optional(),
})
