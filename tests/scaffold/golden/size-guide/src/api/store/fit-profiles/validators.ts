import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type StoreGetFitProfileParamsType = z.infer<
  typeof StoreGetFitProfileParams
>
export const StoreGetFitProfileParams = createSelectParams()

export type StoreGetFitProfilesParamsType = z.infer<
  typeof StoreGetFitProfilesParams
>
export const StoreGetFitProfilesParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  finger: createOperatorMap(
    z.enum(["thumb", "index", "middle", "ring", "little"])
  ).optional(),
  diameter: createOperatorMap(z.coerce.number()).optional(),
  measured_at: createOperatorMap().optional(),
})

export type StoreCreateFitProfileType = z.infer<typeof StoreCreateFitProfile>
export const StoreCreateFitProfile = z.object({
  finger: z.enum(["thumb", "index", "middle", "ring", "little"]).optional(),
  diameter: z.number(),
  measured_at: z.coerce.date().nullish(),
})

export type StoreUpdateFitProfileType = z.infer<typeof StoreUpdateFitProfile>
export const StoreUpdateFitProfile = z.object({
  finger: z.enum(["thumb", "index", "middle", "ring", "little"]).optional(),
  diameter: z.number().optional(),
  measured_at: z.coerce.date().nullish(),
})
