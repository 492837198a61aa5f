import { z } from "@medusajs/framework/zod"
import { booleanString } from "@medusajs/medusa/api/utils/common-validators/common"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type StoreGetArticleParamsType = z.infer<typeof StoreGetArticleParams>
export const StoreGetArticleParams = createSelectParams()

export type StoreGetArticlesParamsType = z.infer<typeof StoreGetArticlesParams>
export const StoreGetArticlesParams = createFindParams().extend({
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
})
