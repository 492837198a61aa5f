import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type StoreGetTripParamsType = z.infer<typeof StoreGetTripParams>
export const StoreGetTripParams = createSelectParams()

export type StoreGetTripsParamsType = z.infer<typeof StoreGetTripsParams>
export const StoreGetTripsParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  title: z.union([z.string(), z.array(z.string())]).optional(),
})

export type StoreCreateTripType = z.infer<typeof StoreCreateTrip>
export const StoreCreateTrip = z.object({
  title: z.string().min(1),
  stops: z
    .array(
      z.object({
        place: z.string().min(1),
        cost: z.number(),
        bag_id: z.string().nullish(),
      })
    )
    .optional(),
  ticket: z
    .object({
      code: z.string().min(1),
    })
    .optional(),
})

export type StoreUpdateTripType = z.infer<typeof StoreUpdateTrip>
export const StoreUpdateTrip = z.object({
  title: z.string().min(1).optional(),
})
