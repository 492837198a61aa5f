import { z } from "@medusajs/framework/zod"

export type StoreGetApprovalsParamsType = z.infer<
  typeof StoreGetApprovalsParams
>
export const StoreGetApprovalsParams = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(20),
})

export type StoreRequestApprovalType = z.infer<typeof StoreRequestApproval>
export const StoreRequestApproval = z.object({
  cart_id: z.string().min(1),
})

export type StoreDecideApprovalType = z.infer<typeof StoreDecideApproval>
export const StoreDecideApproval = z.object({
  status: z.enum(["approved", "rejected"]),
})
