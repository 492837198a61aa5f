import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetLongNameOfFortyLettersWhichIsTheLimitOkkParamsType =
  z.infer<typeof AdminGetLongNameOfFortyLettersWhichIsTheLimitOkkParams>
export const AdminGetLongNameOfFortyLettersWhichIsTheLimitOkkParams =
  createSelectParams()

export type AdminGetLongNameOfFortyLettersWhichIsTheLimitOkksParamsType =
  z.infer<typeof AdminGetLongNameOfFortyLettersWhichIsTheLimitOkksParams>
export const AdminGetLongNameOfFortyLettersWhichIsTheLimitOkksParams =
  createFindParams().extend({
    offset: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(0).max(100).default(20),
    id: z.union([z.string(), z.array(z.string())]).optional(),
    a_field_of_forty_letters_is_what_we_take: z
      .union([z.string(), z.array(z.string())])
      .optional(),
    a_relation_of_forty_letters_we_take_here_id: z
      .union([z.string(), z.array(z.string())])
      .optional(),
    created_at: createOperatorMap().optional(),
    updated_at: createOperatorMap().optional(),
  })

export type AdminCreateLongNameOfFortyLettersWhichIsTheLimitOkkType = z.infer<
  typeof AdminCreateLongNameOfFortyLettersWhichIsTheLimitOkk
>
export const AdminCreateLongNameOfFortyLettersWhichIsTheLimitOkk = z.object({
  a_field_of_forty_letters_is_what_we_take: z.string().min(1),
  a_relation_of_forty_letters_we_take_here_id: z.string().min(1),
})

export type AdminUpdateLongNameOfFortyLettersWhichIsTheLimitOkkType = z.infer<
  typeof AdminUpdateLongNameOfFortyLettersWhichIsTheLimitOkk
>
export const AdminUpdateLongNameOfFortyLettersWhichIsTheLimitOkk = z.object({
  a_field_of_forty_letters_is_what_we_take: z.string().min(1).optional(),
  a_relation_of_forty_letters_we_take_here_id: z.string().min(1).optional(),
})
