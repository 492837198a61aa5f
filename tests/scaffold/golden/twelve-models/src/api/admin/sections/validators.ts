import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetSectionParamsType = z.infer<typeof AdminGetSectionParams>
export const AdminGetSectionParams = createSelectParams()

export type AdminGetSectionsParamsType = z.infer<typeof AdminGetSectionsParams>
export const AdminGetSectionsParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  q: z.string().optional(),
  code: z.union([z.string(), z.array(z.string())]).optional(),
  name: z.union([z.string(), z.array(z.string())]).optional(),
  room: createOperatorMap(z.coerce.number()).optional(),
  parent_id: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateSectionType = z.infer<typeof AdminCreateSection>
export const AdminCreateSection = z.object({
  code: z.string().min(1),
  name: z.string().min(1),
  order: z.number().int().optional(),
  room: z.number().int(),
  parent_id: z.string().nullish(),
  articles: z
    .array(
      z.object({
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
        editor_id: z.string().nullish(),
        cover_id: z.string().nullish(),
      })
    )
    .optional(),
})

export type AdminUpdateSectionType = z.infer<typeof AdminUpdateSection>
export const AdminUpdateSection = z.object({
  name: z.string().min(1).optional(),
  order: z.number().int().optional(),
  room: z.number().int().optional(),
  parent_id: z.string().nullish(),
})
