import { z } from "@medusajs/framework/zod"
import { booleanString } from "@medusajs/medusa/api/utils/common-validators/common"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetSizeGuideParamsType = z.infer<
  typeof AdminGetSizeGuideParams
>
export const AdminGetSizeGuideParams = createSelectParams()

export type AdminGetSizeGuidesParamsType = z.infer<
  typeof AdminGetSizeGuidesParams
>
export const AdminGetSizeGuidesParams = createFindParams().extend({
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
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateSizeGuideType = z.infer<typeof AdminCreateSizeGuide>
export const AdminCreateSizeGuide = z.object({
  title: z.string().min(1),
  handle: z.string().min(1),
  unit: z.enum(["mm", "cm", "inch"]).optional(),
  published: z.boolean().optional(),
  rank: z.number().int().optional(),
  note: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  entries: z
    .array(
      z.object({
        label: z.string().min(1),
        diameter: z.number(),
      })
    )
    .optional(),
})

export type AdminUpdateSizeGuideType = z.infer<typeof AdminUpdateSizeGuide>
export const AdminUpdateSizeGuide = z.object({
  title: z.string().min(1).optional(),
  handle: z.string().min(1).optional(),
  unit: z.enum(["mm", "cm", "inch"]).optional(),
  published: z.boolean().optional(),
  rank: z.number().int().optional(),
  note: z.string().nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
})
