import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createSummariesWorkflow } from "../../../workflows/magazine/create-summaries"
import {
  AdminCreateSummaryType,
  AdminGetSummariesParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSummariesParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: summaries, metadata } = await query.graph({
    entity: "summary",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    summaries,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateSummaryType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createSummariesWorkflow(req.scope).run({
    input: { summaries: [req.validatedBody] },
  })

  const {
    data: [summary],
  } = await query.graph({
    entity: "summary",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ summary })
}
