import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createTopicsWorkflow } from "../../../workflows/magazine/create-topics"
import { AdminCreateTopicType, AdminGetTopicsParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetTopicsParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: topics, metadata } = await query.graph({
    entity: "topic",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    topics,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateTopicType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createTopicsWorkflow(req.scope).run({
    input: { topics: [req.validatedBody] },
  })

  const {
    data: [topic],
  } = await query.graph({
    entity: "topic",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ topic })
}
