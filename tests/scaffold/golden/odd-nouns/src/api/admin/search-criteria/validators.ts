import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetSearchCriterionParamsType = z.infer<
  typeof AdminGetSearchCriterionParams
>
export const AdminGetSearchCriterionParams = createSelectParams()

export type AdminGetSearchCriteriaParamsType = z.infer<
  typeof AdminGetSearchCriteriaParams
>
export const AdminGetSearchCriteriaParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  label: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateSearchCriterionType = z.infer<
  typeof AdminCreateSearchCriterion
>
export const AdminCreateSearchCriterion = z.object({
  label: z.string().min(1),
})

export type AdminUpdateSearchCriterionType = z.infer<
  typeof AdminUpdateSearchCriterion
>
export const AdminUpdateSearchCriterion = z.object({
  label: z.string().min(1).optional(),
})
