import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetSheepParamsType = z.infer<typeof AdminGetSheepParams>
export const AdminGetSheepParams = createSelectParams()

export type AdminGetSheepListParamsType = z.infer<
  typeof AdminGetSheepListParams
>
export const AdminGetSheepListParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  q: z.string().optional(),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  name: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateSheepType = z.infer<typeof AdminCreateSheep>
export const AdminCreateSheep = z.object({
  name: z.string().min(1),
})

export type AdminUpdateSheepType = z.infer<typeof AdminUpdateSheep>
export const AdminUpdateSheep = z.object({
  name: z.string().min(1).optional(),
})
