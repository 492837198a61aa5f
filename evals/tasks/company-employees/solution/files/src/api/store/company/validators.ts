import { z } from "@medusajs/framework/zod"

export type StoreAddEmployeeType = z.infer<typeof StoreAddEmployee>
export const StoreAddEmployee = z.object({
  customer_id: z.string().min(1),
  is_admin: z.boolean().optional(),
  spending_limit: z.number().min(0).nullish(),
})
