import { z } from "@medusajs/framework/zod"

export type AdminSendTextType = z.infer<typeof AdminSendText>
export const AdminSendText = z.object({
  to: z.string().min(1),
  text: z.string().min(1),
})
