import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteApprovalStatusesWorkflow } from "../../../../workflows/survey/delete-approval-statuses"
import { updateApprovalStatusesWorkflow } from "../../../../workflows/survey/update-approval-statuses"
import {
  AdminGetApprovalStatusParamsType,
  AdminUpdateApprovalStatusType,
} from "../validators"

const retrieveApprovalStatus = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [approval_status],
  } = await query.graph({
    entity: "approval_status",
    fields,
    filters: { id },
  })

  if (!approval_status) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Approval status with id "${id}" was not found`
    )
  }

  return approval_status
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetApprovalStatusParamsType>,
  res: MedusaResponse
) => {
  const approval_status = await retrieveApprovalStatus(
    req,
    req.queryConfig.fields
  )

  res.json({ approval_status })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateApprovalStatusType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveApprovalStatus(req, ["id"])

  await updateApprovalStatusesWorkflow(req.scope).run({
    input: { approval_statuses: [{ ...req.validatedBody, id }] },
  })

  const approval_status = await retrieveApprovalStatus(
    req,
    req.queryConfig.fields
  )

  res.json({ approval_status })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveApprovalStatus(req, ["id"])

  await deleteApprovalStatusesWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "approval_status", deleted: true })
}
