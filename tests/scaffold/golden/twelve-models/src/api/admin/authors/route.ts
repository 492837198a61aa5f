import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAuthorsWorkflow } from "../../../workflows/magazine/create-authors"
import { AdminCreateAuthorType, AdminGetAuthorsParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetAuthorsParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: authors, metadata } = await query.graph({
    entity: "author",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    authors,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateAuthorType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createAuthorsWorkflow(req.scope).run({
    input: { authors: [req.validatedBody] },
  })

  const {
    data: [author],
  } = await query.graph({
    entity: "author",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ author })
}
