import { z } from "@medusajs/framework/zod"
import { booleanString } from "@medusajs/medusa/api/utils/common-validators/common"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type StoreGetSinkParamsType = z.infer<typeof StoreGetSinkParams>
export const StoreGetSinkParams = createSelectParams()

export type StoreGetSinksParamsType = z.infer<typeof StoreGetSinksParams>
export const StoreGetSinksParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  q: z.string().optional(),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  name: z.union([z.string(), z.array(z.string())]).optional(),
  code: z.union([z.string(), z.array(z.string())]).optional(),
  note: z.union([z.string(), z.array(z.string())]).optional(),
  serial: createOperatorMap(z.coerce.number()).optional(),
  amount: createOperatorMap(z.coerce.number()).optional(),
  ratio: createOperatorMap(z.coerce.number()).optional(),
  ratio_null: createOperatorMap(z.coerce.number()).optional(),
  is_on: booleanString().optional(),
  is_off: booleanString().optional(),
  starts_at: createOperatorMap().optional(),
  ends_at: createOperatorMap().optional(),
  kind: createOperatorMap(z.enum(["a", "b"])).optional(),
  color: createOperatorMap(z.enum(["red", "green", "blue"])).optional(),
})
