import { z } from "@medusajs/framework/zod"
import { createSelectParams } from "@medusajs/medusa/api/utils/validators"

export type AdminGetToyParamsType = z.infer<typeof AdminGetToyParams>
export const AdminGetToyParams = createSelectParams()

export type AdminCreateToyType = z.infer<typeof AdminCreateToy>
export const AdminCreateToy = z.object({
  is_new: z.boolean().optional(),
})

export type AdminUpdateToyType = z.infer<typeof AdminUpdateToy>
export const AdminUpdateToy = z.object({
  is_new: z.boolean().optional(),
})
