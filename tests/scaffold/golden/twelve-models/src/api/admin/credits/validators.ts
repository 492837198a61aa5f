import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetCreditParamsType = z.infer<typeof AdminGetCreditParams>
export const AdminGetCreditParams = createSelectParams()

export type AdminGetCreditsParamsType = z.infer<typeof AdminGetCreditsParams>
export const AdminGetCreditsParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  role: createOperatorMap(z.enum(["writer", "photographer"])).optional(),
  article_id: z.union([z.string(), z.array(z.string())]).optional(),
  author_id: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateCreditType = z.infer<typeof AdminCreateCredit>
export const AdminCreateCredit = z.object({
  role: z.enum(["writer", "photographer"]).optional(),
  article_id: z.string().min(1),
  author_id: z.string().min(1),
})

export type AdminUpdateCreditType = z.infer<typeof AdminUpdateCredit>
export const AdminUpdateCredit = z.object({
  role: z.enum(["writer", "photographer"]).optional(),
  article_id: z.string().min(1).optional(),
  author_id: z.string().min(1).optional(),
})
