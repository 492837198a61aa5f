import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetScrewParamsType = z.infer<typeof AdminGetScrewParams>
export const AdminGetScrewParams = createSelectParams()

export type AdminGetScrewsParamsType = z.infer<typeof AdminGetScrewsParams>
export const AdminGetScrewsParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  size: createOperatorMap(z.coerce.number()).optional(),
  made_at: createOperatorMap().optional(),
  shape: createOperatorMap(z.enum(["flat", "cross"])).optional(),
  part_id: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateScrewType = z.infer<typeof AdminCreateScrew>
export const AdminCreateScrew = z.object({
  size: z.number().int(),
  made_at: z.coerce.date(),
  shape: z.enum(["flat", "cross"]),
  part_id: z.string().min(1),
})

export type AdminUpdateScrewType = z.infer<typeof AdminUpdateScrew>
export const AdminUpdateScrew = z.object({
  size: z.number().int().optional(),
  made_at: z.coerce.date().optional(),
  shape: z.enum(["flat", "cross"]).optional(),
  part_id: z.string().min(1).optional(),
})
