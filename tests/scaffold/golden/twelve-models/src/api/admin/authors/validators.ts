import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetAuthorParamsType = z.infer<typeof AdminGetAuthorParams>
export const AdminGetAuthorParams = createSelectParams()

export type AdminGetAuthorsParamsType = z.infer<typeof AdminGetAuthorsParams>
export const AdminGetAuthorsParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  q: z.string().optional(),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  name: z.union([z.string(), z.array(z.string())]).optional(),
  pen_name: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateAuthorType = z.infer<typeof AdminCreateAuthor>
export const AdminCreateAuthor = z.object({
  name: z.string().min(1),
  pen_name: z.string().nullish(),
  royalty: z.number().optional(),
  contract: z
    .object({
      signed_at: z.coerce.date(),
      terms: z.record(z.string(), z.unknown()).optional(),
      pages: z.array(z.string()).optional(),
    })
    .optional(),
})

export type AdminUpdateAuthorType = z.infer<typeof AdminUpdateAuthor>
export const AdminUpdateAuthor = z.object({
  name: z.string().min(1).optional(),
  pen_name: z.string().nullish(),
  royalty: z.number().optional(),
})
