import { z } from "@medusajs/framework/zod"
import { booleanString } from "@medusajs/medusa/api/utils/common-validators/common"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetWordParamsType = z.infer<typeof AdminGetWordParams>
export const AdminGetWordParams = createSelectParams()

export type AdminGetWordsParamsType = z.infer<typeof AdminGetWordsParams>
export const AdminGetWordsParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  q: z.string().optional(),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  class: z.union([z.string(), z.array(z.string())]).optional(),
  default: z.union([z.string(), z.array(z.string())]).optional(),
  delete: createOperatorMap(z.coerce.number()).optional(),
  then: z.union([z.string(), z.array(z.string())]).optional(),
  data: z.union([z.string(), z.array(z.string())]).optional(),
  input: z.union([z.string(), z.array(z.string())]).optional(),
  row: z.union([z.string(), z.array(z.string())]).optional(),
  result: z.union([z.string(), z.array(z.string())]).optional(),
  query: z.union([z.string(), z.array(z.string())]).optional(),
  body: z.union([z.string(), z.array(z.string())]).optional(),
  service: z.union([z.string(), z.array(z.string())]).optional(),
  update: z.union([z.string(), z.array(z.string())]).optional(),
  found: z.union([z.string(), z.array(z.string())]).optional(),
  name: z.union([z.string(), z.array(z.string())]).optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  length: z.union([z.string(), z.array(z.string())]).optional(),
  count: createOperatorMap(z.coerce.number()).optional(),
  object: z.union([z.string(), z.array(z.string())]).optional(),
  deleted: booleanString().optional(),
  container: z.union([z.string(), z.array(z.string())]).optional(),
  previous: z.union([z.string(), z.array(z.string())]).optional(),
  valid: z.union([z.string(), z.array(z.string())]).optional(),
  incomplete: z.union([z.string(), z.array(z.string())]).optional(),
  admin: z.union([z.string(), z.array(z.string())]).optional(),
  api: z.union([z.string(), z.array(z.string())]).optional(),
  customer: z.union([z.string(), z.array(z.string())]).optional(),
  x: z.union([z.string(), z.array(z.string())]).optional(),
  user: z.union([z.string(), z.array(z.string())]).optional(),
  group: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreateWordType = z.infer<typeof AdminCreateWord>
export const AdminCreateWord = z.object({
  class: z.string().min(1),
  default: z.string().min(1),
  delete: z.number().int(),
  then: z.string().min(1),
  data: z.string().min(1),
  input: z.string().min(1),
  row: z.string().min(1),
  result: z.string().nullish(),
  query: z.string().nullish(),
  body: z.string().min(1),
  service: z.string().min(1),
  update: z.string().min(1),
  found: z.string().min(1),
  map: z.record(z.string(), z.unknown()),
  filter: z.record(z.string(), z.unknown()),
  entries: z.record(z.string(), z.unknown()).nullish(),
  keys: z.array(z.string()),
  at: z.record(z.string(), z.unknown()).nullish(),
  find: z.record(z.string(), z.unknown()).nullish(),
  concat: z.record(z.string(), z.unknown()).nullish(),
  order: z.number().int().optional(),
  limit: z.number().int().nullish(),
  offset: z.number().int().nullish(),
  fields: z.string().nullish(),
  q: z.string().min(1),
  with_deleted: z.boolean().optional(),
  name: z.string().min(1),
  type: z.string().min(1),
  length: z.string().min(1),
  count: z.number().int(),
  object: z.string().nullish(),
  deleted: z.boolean().optional(),
  selector: z.record(z.string(), z.unknown()).nullish(),
  container: z.string().min(1),
  previous: z.string().nullish(),
  valid: z.string().min(1),
  incomplete: z.string().min(1),
  admin: z.string().min(1),
  api: z.string().min(1),
  customer: z.string().min(1),
  x: z.string().min(1),
  user: z.string().min(1),
  group: z.string().min(1),
  rows: z
    .array(
      z.object({
        x: z.string().min(1),
      })
    )
    .optional(),
  event: z
    .array(
      z.object({
        x: z.string().min(1),
      })
    )
    .optional(),
  this: z
    .object({
      x: z.string().min(1),
      class_id: z.string().nullish(),
    })
    .optional(),
  words: z
    .array(
      z.object({
        a_field_of_forty_letters_is_what_we_take: z.string().min(1),
      })
    )
    .optional(),
})

export type AdminUpdateWordType = z.infer<typeof AdminUpdateWord>
export const AdminUpdateWord = z.object({
  class: z.string().min(1).optional(),
  default: z.string().min(1).optional(),
  delete: z.number().int().optional(),
  then: z.string().min(1).optional(),
  data: z.string().min(1).optional(),
  input: z.string().min(1).optional(),
  row: z.string().min(1).optional(),
  result: z.string().nullish(),
  query: z.string().nullish(),
  body: z.string().min(1).optional(),
  service: z.string().min(1).optional(),
  update: z.string().min(1).optional(),
  found: z.string().min(1).optional(),
  map: z.record(z.string(), z.unknown()).optional(),
  filter: z.record(z.string(), z.unknown()).optional(),
  entries: z.record(z.string(), z.unknown()).nullish(),
  keys: z.array(z.string()).optional(),
  at: z.record(z.string(), z.unknown()).nullish(),
  find: z.record(z.string(), z.unknown()).nullish(),
  concat: z.record(z.string(), z.unknown()).nullish(),
  order: z.number().int().optional(),
  limit: z.number().int().nullish(),
  offset: z.number().int().nullish(),
  fields: z.string().nullish(),
  q: z.string().min(1).optional(),
  with_deleted: z.boolean().optional(),
  name: z.string().min(1).optional(),
  type: z.string().min(1).optional(),
  length: z.string().min(1).optional(),
  count: z.number().int().optional(),
  object: z.string().nullish(),
  deleted: z.boolean().optional(),
  selector: z.record(z.string(), z.unknown()).nullish(),
  container: z.string().min(1).optional(),
  previous: z.string().nullish(),
  valid: z.string().min(1).optional(),
  incomplete: z.string().min(1).optional(),
  admin: z.string().min(1).optional(),
  api: z.string().min(1).optional(),
  customer: z.string().min(1).optional(),
  x: z.string().min(1).optional(),
  user: z.string().min(1).optional(),
  group: z.string().min(1).optional(),
})
