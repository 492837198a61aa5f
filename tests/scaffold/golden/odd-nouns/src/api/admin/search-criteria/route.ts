import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createSearchCriteriaWorkflow } from "../../../workflows/survey/create-search-criteria"
import {
  AdminCreateSearchCriterionType,
  AdminGetSearchCriteriaParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSearchCriteriaParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: search_criteria, metadata } = await query.graph({
    entity: "search_criterion",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    search_criteria,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateSearchCriterionType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createSearchCriteriaWorkflow(req.scope).run({
    input: { search_criteria: [req.validatedBody] },
  })

  const {
    data: [search_criterion],
  } = await query.graph({
    entity: "search_criterion",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ search_criterion })
}
