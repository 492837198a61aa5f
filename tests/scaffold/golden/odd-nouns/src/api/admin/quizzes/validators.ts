import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetQuizParamsType = z.infer<typeof AdminGetQuizParams>
export const AdminGetQuizParams = createSelectParams()

export type AdminGetQuizzesParamsType = z.infer<typeof AdminGetQuizzesParams>
export const AdminGetQuizzesParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  title: z.union([z.string(), z.array(z.string())]).optional(),
  approval_status_id: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateQuizType = z.infer<typeof AdminCreateQuiz>
export const AdminCreateQuiz = z.object({
  title: z.string().min(1),
  score: z.number().nullish(),
  approval_status_id: z.string().min(1),
})

export type AdminUpdateQuizType = z.infer<typeof AdminUpdateQuiz>
export const AdminUpdateQuiz = z.object({
  title: z.string().min(1).optional(),
  score: z.number().nullish(),
  approval_status_id: z.string().min(1).optional(),
})
