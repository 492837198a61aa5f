import { z } from "@medusajs/framework/zod"
import { createSelectParams } from "@medusajs/medusa/api/utils/validators"

export type AdminGetSinkNoteParamsType = z.infer<typeof AdminGetSinkNoteParams>
export const AdminGetSinkNoteParams = createSelectParams()

export type AdminCreateSinkNoteType = z.infer<typeof AdminCreateSinkNote>
export const AdminCreateSinkNote = z.object({
  body: z.string().min(1),
  sink_id: z.string().nullish(),
  parent_id: z.string().nullish(),
})
