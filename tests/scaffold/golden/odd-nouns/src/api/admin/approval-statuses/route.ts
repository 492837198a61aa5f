import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createApprovalStatusesWorkflow } from "../../../workflows/survey/create-approval-statuses"
import {
  AdminCreateApprovalStatusType,
  AdminGetApprovalStatusesParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetApprovalStatusesParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: approval_statuses, metadata } = await query.graph({
    entity: "approval_status",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    approval_statuses,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateApprovalStatusType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createApprovalStatusesWorkflow(req.scope).run({
    input: { approval_statuses: [req.validatedBody] },
  })

  const {
    data: [approval_status],
  } = await query.graph({
    entity: "approval_status",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ approval_status })
}
