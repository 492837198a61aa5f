import { z } from "@medusajs/framework/zod"
import {
  createFindParams,
  createOperatorMap,
  createSelectParams,
} from "@medusajs/medusa/api/utils/validators"

export type AdminGetPictureParamsType = z.infer<typeof AdminGetPictureParams>
export const AdminGetPictureParams = createSelectParams()

export type AdminGetPicturesParamsType = z.infer<typeof AdminGetPicturesParams>
export const AdminGetPicturesParams = createFindParams().extend({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(0).max(100).default(20),
  id: z.union([z.string(), z.array(z.string())]).optional(),
  url: z.union([z.string(), z.array(z.string())]).optional(),
  width: createOperatorMap(z.coerce.number()).optional(),
  height: createOperatorMap(z.coerce.number()).optional(),
  ratio: createOperatorMap(z.coerce.number()).optional(),
  revision_id: z.union([z.string(), z.array(z.string())]).optional(),
  created_at: createOperatorMap().optional(),
  updated_at: createOperatorMap().optional(),
})

export type AdminCreatePictureType = z.infer<typeof AdminCreatePicture>
export const AdminCreatePicture = z.object({
  url: z.string().min(1),
  width: z.number().int(),
  height: z.number().int(),
  ratio: z.number().optional(),
  revision_id: z.string().nullish(),
})

export type AdminUpdatePictureType = z.infer<typeof AdminUpdatePicture>
export const AdminUpdatePicture = z.object({
  url: z.string().min(1).optional(),
  width: z.number().int().optional(),
  height: z.number().int().optional(),
  ratio: z.number().optional(),
  revision_id: z.string().nullish(),
})
