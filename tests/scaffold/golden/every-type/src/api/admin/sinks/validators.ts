import { z } from "@medusajs/framework/zod"
import { booleanString } from "@medusajs/medusa/api/utils/common-validators/common"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetSinkParamsType = z.infer<typeof AdminGetSinkParams>
export const AdminGetSinkParams = createSelectParams()

export type AdminGetSinksParamsType = z.infer<typeof AdminGetSinksParams>
export const AdminGetSinksParams = createFindParams().extend({
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
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateSinkType = z.infer<typeof AdminCreateSink>
export const AdminCreateSink = z.object({
  name: z.string().min(1),
  code: z.string().min(1),
  note: z.string().nullish(),
  serial: z.number().int(),
  amount: z.number().int().optional(),
  price: z.number(),
  price_default: z.number().optional(),
  price_null: z.number().nullish(),
  ratio: z.number(),
  ratio_null: z.number().nullish(),
  is_on: z.boolean().optional(),
  is_off: z.boolean(),
  starts_at: z.coerce.date(),
  ends_at: z.coerce.date().nullish(),
  settings: z.record(z.string(), z.unknown()),
  extra: z.record(z.string(), z.unknown()).nullish(),
  preset: z.record(z.string(), z.unknown()).optional(),
  tags: z.array(z.string()),
  labels: z.array(z.string()).optional(),
  kind: z.enum(["a", "b"]).optional(),
  color: z.enum(["red", "green", "blue"]).nullish(),
  parts: z
    .array(
      z.object({
        label: z.string().min(1),
        weight: z.number(),
      })
    )
    .optional(),
})

export type AdminUpdateSinkType = z.infer<typeof AdminUpdateSink>
export const AdminUpdateSink = z.object({
  name: z.string().min(1).optional(),
  code: z.string().min(1).optional(),
  note: z.string().nullish(),
  serial: z.number().int().optional(),
  amount: z.number().int().optional(),
  price: z.number().optional(),
  price_default: z.number().optional(),
  price_null: z.number().nullish(),
  ratio: z.number().optional(),
  ratio_null: z.number().nullish(),
  is_on: z.boolean().optional(),
  is_off: z.boolean().optional(),
  starts_at: z.coerce.date().optional(),
  ends_at: z.coerce.date().nullish(),
  settings: z.record(z.string(), z.unknown()).optional(),
  extra: z.record(z.string(), z.unknown()).nullish(),
  preset: z.record(z.string(), z.unknown()).optional(),
  tags: z.array(z.string()).optional(),
  labels: z.array(z.string()).optional(),
  kind: z.enum(["a", "b"]).optional(),
  color: z.enum(["red", "green", "blue"]).nullish(),
})
