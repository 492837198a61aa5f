import { z } from "@medusajs/framework/zod"
import { booleanString } from "@medusajs/medusa/api/utils/common-validators/common"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetArticleParamsType = z.infer<typeof AdminGetArticleParams>
export const AdminGetArticleParams = createSelectParams()

export type AdminGetArticlesParamsType = z.infer<typeof AdminGetArticlesParams>
export const AdminGetArticlesParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  q: z.string().optional(),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  title: z.union([z.string(), z.array(z.string())]).optional(),
  slug: z.union([z.string(), z.array(z.string())]).optional(),
  number: createOperatorMap(z.coerce.number()).optional(),
  status: createOperatorMap(
    z.enum(["draft", "published", "archived"])
  ).optional(),
  words: createOperatorMap(z.coerce.number()).optional(),
  rating: createOperatorMap(z.coerce.number()).optional(),
  pinned: booleanString().optional(),
  published_at: createOperatorMap().optional(),
  expires_at: createOperatorMap().optional(),
  section_id: z.union([z.string(), z.array(z.string())]).optional(),
  editor_id: z.union([z.string(), z.array(z.string())]).optional(),
  cover_id: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateArticleType = z.infer<typeof AdminCreateArticle>
export const AdminCreateArticle = z.object({
  title: z.string().min(1),
  slug: z.string().min(1),
  status: z.enum(["draft", "published", "archived"]).optional(),
  words: z.number().int().optional(),
  fee: z.number().nullish(),
  rating: z.number().nullish(),
  pinned: z.boolean().optional(),
  published_at: z.coerce.date().nullish(),
  expires_at: z.coerce.date().nullish(),
  labels: z.array(z.string()),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  section_id: z.string().min(1),
  editor_id: z.string().nullish(),
  cover_id: z.string().nullish(),
  topics: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  see_also: z.array(z.string()).optional(),
  summary: z
    .object({
      body: z.string().min(1),
      details: z.record(z.string(), z.unknown()),
    })
    .optional(),
  revisions: z
    .array(
      z.object({
        note: z.string().min(1),
        version: z.number().int(),
      })
    )
    .optional(),
})

export type AdminUpdateArticleType = z.infer<typeof AdminUpdateArticle>
export const AdminUpdateArticle = z.object({
  title: z.string().min(1).optional(),
  slug: z.string().min(1).optional(),
  status: z.enum(["draft", "published", "archived"]).optional(),
  words: z.number().int().optional(),
  fee: z.number().nullish(),
  rating: z.number().nullish(),
  pinned: z.boolean().optional(),
  published_at: z.coerce.date().nullish(),
  expires_at: z.coerce.date().nullish(),
  labels: z.array(z.string()).optional(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  section_id: z.string().min(1).optional(),
  editor_id: z.string().nullish(),
  cover_id: z.string().nullish(),
  topics: z.array(z.string()).optional(),
  tags: z.array(z.string()).optional(),
  see_also: z.array(z.string()).optional(),
})
