import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createArticlesWorkflow } from "../../../workflows/magazine/create-articles"
import {
  AdminCreateArticleType,
  AdminGetArticlesParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetArticlesParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: articles, metadata } = await query.graph({
    entity: "article",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    articles,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateArticleType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createArticlesWorkflow(req.scope).run({
    input: { articles: [req.validatedBody] },
  })

  const {
    data: [article],
  } = await query.graph({
    entity: "article",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ article })
}
