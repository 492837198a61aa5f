import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetSizeGuideParamsType = z.infer<
  typeof AdminGetSizeGuideParams
>
export const AdminGetSizeGuideParams = createSelectParams()

export type AdminGetSizeGuidesParamsType = z.infer<
  typeof AdminGetSizeGuidesParams
>
export const AdminGetSizeGuidesParams = createFindParams({
  limit: 20,
  offset: 0,
}).merge(
  z.object({
    q: z.string().optional(),
    id: z.union([z.string(), z.array(z.string())]).optional(),
    handle: z.union([z.string(), z.array(z.string())]).optional(),
    status: z.enum(["draft", "published"]).optional(),
  })
)

export type AdminCreateSizeGuideType = z.infer<typeof AdminCreateSizeGuide>
export const AdminCreateSizeGuide = z
  .object({
    handle: z.string().min(1),
    title: z.string().min(1),
    description: z.string().nullish(),
    status: z.enum(["draft", "published"]).optional(),
    rank: z.number().int().optional(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
    product_id: z.string().optional(),
    entries: z
      .array(
        z.object({
          label: z.string().min(1),
          measurement: z.number(),
          unit: z.enum(["cm", "in"]).optional(),
        })
      )
      .optional(),
  })
  .strict()

export type AdminUpdateSizeGuideType = z.infer<typeof AdminUpdateSizeGuide>
export const AdminUpdateSizeGuide = z
  .object({
    handle: z.string().min(1).optional(),
    title: z.string().min(1).optional(),
    description: z.string().nullish(),
    status: z.enum(["draft", "published"]).optional(),
    rank: z.number().int().optional(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
  })
  .strict()
