import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { APPROVAL_MODULE } from "../../../modules/approval"
import ApprovalModuleService from "../../../modules/approval/service"
import { employeeOf, forbidden } from "../../../workflows/approval/membership"
import { requestApprovalWorkflow } from "../../../workflows/approval/request-approval"
import {
  StoreGetApprovalsParamsType,
  StoreRequestApprovalType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, StoreGetApprovalsParamsType>,
  res: MedusaResponse
) => {
  const service: ApprovalModuleService = req.scope.resolve(APPROVAL_MODULE)
  const employee = await employeeOf(req.auth_context.actor_id, req.scope)
  if (!employee.is_admin) {
    throw forbidden("Only admins of the company see its approvals")
  }

  const { limit, offset } = req.validatedQuery as StoreGetApprovalsParamsType
  const [approvals, count] = await service.listAndCountApprovals(
    { company_id: employee.company_id },
    { take: limit, skip: offset, order: { created_at: "DESC" } }
  )

  res.json({ approvals, count, limit, offset })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreRequestApprovalType>,
  res: MedusaResponse
) => {
  const { result: approval } = await requestApprovalWorkflow(req.scope).run({
    input: {
      cart_id: req.validatedBody.cart_id,
      customer_id: req.auth_context.actor_id,
    },
  })

  res.json({ approval })
}
