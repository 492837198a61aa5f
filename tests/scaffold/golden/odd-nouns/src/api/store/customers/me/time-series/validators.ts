import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type StoreGetTimeSeriesParamsType = z.infer<
  typeof StoreGetTimeSeriesParams
>
export const StoreGetTimeSeriesParams = createSelectParams()

export type StoreGetTimeSeriesListParamsType = z.infer<
  typeof StoreGetTimeSeriesListParams
>
export const StoreGetTimeSeriesListParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  value: createOperatorMap(z.coerce.number()).optional(),
})

export type StoreCreateTimeSeriesType = z.infer<typeof StoreCreateTimeSeries>
export const StoreCreateTimeSeries = z.object({
  value: z.number(),
})

export type StoreUpdateTimeSeriesType = z.infer<typeof StoreUpdateTimeSeries>
export const StoreUpdateTimeSeries = z.object({
  value: z.number().optional(),
})
