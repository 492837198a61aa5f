import { z } from "@medusajs/framework/zod"
import { createSelectParams } from "@medusajs/medusa/api/utils/validators"

export type StoreGetBagParamsType = z.infer<typeof StoreGetBagParams>
export const StoreGetBagParams = createSelectParams()

export type StoreCreateBagType = z.infer<typeof StoreCreateBag>
export const StoreCreateBag = z.object({
  name: z.string().min(1),
  weight: z.number().nullish(),
})

export type StoreUpdateBagType = z.infer<typeof StoreUpdateBag>
export const StoreUpdateBag = z.object({
  name: z.string().min(1).optional(),
  weight: z.number().nullish(),
})
