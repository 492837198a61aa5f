import {
  ContainerRegistrationKeys,
  MathBN,
  MedusaError,
} from "@medusajs/framework/utils"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { APPROVAL_MODULE } from "../../modules/approval"
import ApprovalModuleService from "../../modules/approval/service"
import { COMPANY_MODULE } from "../../modules/company"
import CompanyModuleService from "../../modules/company/service"

completeCartWorkflow.hooks.validate(async (input, { container }) => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const companies: CompanyModuleService = container.resolve(COMPANY_MODULE)
  const service: ApprovalModuleService = container.resolve(APPROVAL_MODULE)

  const {
    data: [cart],
  } = await query.graph({
    entity: "cart",
    fields: ["id", "customer_id", "total"],
    filters: { id: input.cart.id },
  })
  const [employee] = cart.customer_id
    ? await companies.listEmployees(
        { customer_id: cart.customer_id },
        { relations: ["company"] }
      )
    : []
  const limit = employee?.company?.approval_limit ?? null
  const total = cart.total ?? 0
  if (limit === null || MathBN.lte(total, limit)) {
    return
  }

  const approvals = await service.listApprovals({ cart_id: cart.id })
  const covered = approvals.some(
    (approval) =>
      approval.status === "approved" && MathBN.eq(approval.total, total)
  )
  if (!covered) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Carts above ${limit} need the approval of an admin of your company`
    )
  }
})
