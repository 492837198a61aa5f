import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetApprovalStatusParamsType = z.infer<
  typeof AdminGetApprovalStatusParams
>
export const AdminGetApprovalStatusParams = createSelectParams()

export type AdminGetApprovalStatusesParamsType = z.infer<
  typeof AdminGetApprovalStatusesParams
>
export const AdminGetApprovalStatusesParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  q: z.string().optional(),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  name: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateApprovalStatusType = z.infer<
  typeof AdminCreateApprovalStatus
>
export const AdminCreateApprovalStatus = z.object({
  name: z.string().min(1),
  settings: z.record(z.string(), z.unknown()).nullish(),
  quizzes: z
    .array(
      z.object({
        title: z.string().min(1),
        score: z.number().nullish(),
      })
    )
    .optional(),
})

export type AdminUpdateApprovalStatusType = z.infer<
  typeof AdminUpdateApprovalStatus
>
export const AdminUpdateApprovalStatus = z.object({
  name: z.string().min(1).optional(),
  settings: z.record(z.string(), z.unknown()).nullish(),
})
