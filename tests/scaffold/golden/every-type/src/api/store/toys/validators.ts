import { z } from "@medusajs/framework/zod"
import { createSelectParams } from "@medusajs/medusa/api/utils/validators"

export type StoreGetToyParamsType = z.infer<typeof StoreGetToyParams>
export const StoreGetToyParams = createSelectParams()
