import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createWordsWorkflow } from "../../../workflows/hard-names/create-words"
import { AdminCreateWordType, AdminGetWordsParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetWordsParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: words, metadata } = await query.graph({
    entity: "word",
    fields: req.queryConfig.fields,
    // To the types, `order` is the field of this name and not the parameter.
    filters: req.filterableFields as Record<string, any>,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    words,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateWordType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createWordsWorkflow(req.scope).run({
    input: { words: [req.validatedBody] },
  })

  const {
    data: [word],
  } = await query.graph({
    entity: "word",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ word })
}
