import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type StoreGetStopParamsType = z.infer<typeof StoreGetStopParams>
export const StoreGetStopParams = createSelectParams()

export type StoreGetStopsParamsType = z.infer<typeof StoreGetStopsParams>
export const StoreGetStopsParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  q: z.string().optional(),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  place: z.union([z.string(), z.array(z.string())]).optional(),
  trip_id: z.union([z.string(), z.array(z.string())]).optional(),
  bag_id: z.union([z.string(), z.array(z.string())]).optional(),
})

export type StoreCreateStopType = z.infer<typeof StoreCreateStop>
export const StoreCreateStop = z.object({
  place: z.string().min(1),
  cost: z.number(),
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

export type StoreUpdateStopType = z.infer<typeof StoreUpdateStop>
export const StoreUpdateStop = z.object({
  place: z.string().min(1).optional(),
  cost: z.number().optional(),
  trip_id: z.string().min(1).optional(),
  bag_id: z.string().nullish(),
  tags: z.array(z.string()).optional(),
})
