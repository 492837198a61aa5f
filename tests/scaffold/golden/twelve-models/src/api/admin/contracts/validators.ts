import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetContractParamsType = z.infer<typeof AdminGetContractParams>
export const AdminGetContractParams = createSelectParams()

export type AdminGetContractsParamsType = z.infer<
  typeof AdminGetContractsParams
>
export const AdminGetContractsParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  signed_at: createOperatorMap().optional(),
  author_id: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateContractType = z.infer<typeof AdminCreateContract>
export const AdminCreateContract = z.object({
  signed_at: z.coerce.date(),
  terms: z.record(z.string(), z.unknown()).optional(),
  pages: z.array(z.string()).optional(),
  author_id: z.string().min(1),
  files: z
    .array(
      z.object({
        name: z.string().min(1),
      })
    )
    .optional(),
})

export type AdminUpdateContractType = z.infer<typeof AdminUpdateContract>
export const AdminUpdateContract = z.object({
  signed_at: z.coerce.date().optional(),
  terms: z.record(z.string(), z.unknown()).optional(),
  pages: z.array(z.string()).optional(),
  author_id: z.string().min(1).optional(),
})
