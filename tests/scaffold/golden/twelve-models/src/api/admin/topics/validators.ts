import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetTopicParamsType = z.infer<typeof AdminGetTopicParams>
export const AdminGetTopicParams = createSelectParams()

export type AdminGetTopicsParamsType = z.infer<typeof AdminGetTopicsParams>
export const AdminGetTopicsParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  name: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateTopicType = z.infer<typeof AdminCreateTopic>
export const AdminCreateTopic = z.object({
  name: z.string().min(1),
})

export type AdminUpdateTopicType = z.infer<typeof AdminUpdateTopic>
export const AdminUpdateTopic = z.object({
  name: z.string().min(1).optional(),
})
