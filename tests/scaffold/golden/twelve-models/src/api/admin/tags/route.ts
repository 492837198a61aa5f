import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createTagsWorkflow } from "../../../workflows/magazine/create-tags"
import { AdminCreateTagType, AdminGetTagsParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetTagsParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: tags, metadata } = await query.graph({
    entity: "tag",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    tags,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateTagType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createTagsWorkflow(req.scope).run({
    input: { tags: [req.validatedBody] },
  })

  const {
    data: [tag],
  } = await query.graph({
    entity: "tag",
    fields: req.queryConfig.fields,
    filters: { key: result[0].key },
  })

  res.json({ tag })
}
