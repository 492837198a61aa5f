import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetTripParamsType = z.infer<typeof AdminGetTripParams>
export const AdminGetTripParams = createSelectParams()

export type AdminGetTripsParamsType = z.infer<typeof AdminGetTripsParams>
export const AdminGetTripsParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  title: z.union([z.string(), z.array(z.string())]).optional(),
  customer_id: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateTripType = z.infer<typeof AdminCreateTrip>
export const AdminCreateTrip = z.object({
  title: z.string().min(1),
  customer_id: z.string().min(1),
  stops: z
    .array(
      z.object({
        place: z.string().min(1),
        cost: z.number(),
        customer_id: z.string().min(1),
        bag_id: z.string().nullish(),
      })
    )
    .optional(),
  ticket: z
    .object({
      code: z.string().min(1),
      customer_id: z.string().min(1),
    })
    .optional(),
})

export type AdminUpdateTripType = z.infer<typeof AdminUpdateTrip>
export const AdminUpdateTrip = z.object({
  title: z.string().min(1).optional(),
  customer_id: z.string().min(1).optional(),
})
