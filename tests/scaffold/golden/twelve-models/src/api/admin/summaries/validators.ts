import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetSummaryParamsType = z.infer<typeof AdminGetSummaryParams>
export const AdminGetSummaryParams = createSelectParams()

export type AdminGetSummariesParamsType = z.infer<
  typeof AdminGetSummariesParams
>
export const AdminGetSummariesParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  body: z.union([z.string(), z.array(z.string())]).optional(),
  article_id: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateSummaryType = z.infer<typeof AdminCreateSummary>
export const AdminCreateSummary = z.object({
  body: z.string().min(1),
  details: z.record(z.string(), z.unknown()),
  article_id: z.string().min(1),
})

export type AdminUpdateSummaryType = z.infer<typeof AdminUpdateSummary>
export const AdminUpdateSummary = z.object({
  body: z.string().min(1).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  article_id: z.string().min(1).optional(),
})
