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
export const StoreGetSizeGuidesParams = createFindParams({
  offset: 0,
  limit: 20,
}).extend({
  q: z.string().optional(),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  title: z.union([z.string(), z.array(z.string())]).optional(),
  handle: z.union([z.string(), z.array(z.string())]).optional(),
  unit: createOperatorMap(z.enum(["mm", "cm", "inch"])).optional(),
  published: booleanString().optional(),
  rank: createOperatorMap(z.coerce.number()).optional(),
  note: z.union([z.string(), z.array(z.string())]).optional(),
})
