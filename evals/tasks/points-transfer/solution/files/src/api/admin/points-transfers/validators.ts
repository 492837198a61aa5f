import { z } from "@medusajs/framework/zod"

export type AdminTransferPointsType = z.infer<typeof AdminTransferPoints>
export const AdminTransferPoints = z.object({
  from: z.string().min(1),
  to: z.string().min(1),
  points: z.number().int().min(1),
})
