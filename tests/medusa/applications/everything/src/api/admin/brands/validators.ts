import { z } from "@medusajs/framework/zod"
import { createFindParams } from "@medusajs/medusa/api/utils/validators"

export const CreateBrand = z.object({
  name: z.string().min(1),
  handle: z.string().min(1),
})

export type CreateBrandBody = z.infer<typeof CreateBrand>

export const GetBrands = createFindParams({ limit: 20, offset: 0 })
