import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetStopParamsType = z.infer<typeof AdminGetStopParams>
export const AdminGetStopParams = createSelectParams()

export type AdminGetStopsParamsType = z.infer<typeof AdminGetStopsParams>
export const AdminGetStopsParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  q: z.string().optional(),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  place: z.union([z.string(), z.array(z.string())]).optional(),
  customer_id: z.union([z.string(), z.array(z.string())]).optional(),
  trip_id: z.union([z.string(), z.array(z.string())]).optional(),
  bag_id: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateStopType = z.infer<typeof AdminCreateStop>
export const AdminCreateStop = z.object({
  place: z.string().min(1),
  cost: z.number(),
  customer_id: z.string().min(1),
  trip_id: z.string().min(1),
  bag_id: z.string().nullish(),
  tags: z.array(z.string()).optional(),
  photos: z
    .array(
      z.object({
        url: z.string().min(1),
      })
    )
    .optional(),
})

export type AdminUpdateStopType = z.infer<typeof AdminUpdateStop>
export const AdminUpdateStop = z.object({
  place: z.string().min(1).optional(),
  cost: z.number().optional(),
  customer_id: z.string().min(1).optional(),
  trip_id: z.string().min(1).optional(),
  bag_id: z.string().nullish(),
  tags: z.array(z.string()).optional(),
})
