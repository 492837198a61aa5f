import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetSalesPersonParamsType = z.infer<
  typeof AdminGetSalesPersonParams
>
export const AdminGetSalesPersonParams = createSelectParams()

export type AdminGetSalesPeopleParamsType = z.infer<
  typeof AdminGetSalesPeopleParams
>
export const AdminGetSalesPeopleParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  email: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateSalesPersonType = z.infer<typeof AdminCreateSalesPerson>
export const AdminCreateSalesPerson = z.object({
  email: z.string().min(1),
})

export type AdminUpdateSalesPersonType = z.infer<typeof AdminUpdateSalesPerson>
export const AdminUpdateSalesPerson = z.object({
  email: z.string().min(1).optional(),
})
