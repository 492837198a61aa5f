import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { APPROVAL_MODULE } from "../../modules/approval"
import ApprovalModuleService from "../../modules/approval/service"
import { employeeOf } from "./membership"

export type RequestApprovalInput = {
  cart_id: string
  customer_id: string
}

export const requestApprovalStep = createStep(
  "request-approval",
  async ({ cart_id, customer_id }: RequestApprovalInput, { container }) => {
    const service: ApprovalModuleService = container.resolve(APPROVAL_MODULE)
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const { company_id } = await employeeOf(customer_id, container)

    const {
      data: [cart],
    } = await query.graph({
      entity: "cart",
      fields: ["id", "total"],
      filters: { id: cart_id, customer_id },
    })
    if (!cart) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `Cart with id "${cart_id}" was not found`
      )
    }

    const approval = await service.createApprovals({
      cart_id,
      company_id,
      requested_by: customer_id,
      total: Number(cart.total),
    })

    return new StepResponse(approval, approval.id)
  },
  async (id, { container }) => {
    if (id) {
      const service: ApprovalModuleService = container.resolve(APPROVAL_MODULE)
      await service.deleteApprovals(id)
    }
  }
)

export const requestApprovalWorkflow = createWorkflow(
  "request-approval",
  (input: RequestApprovalInput) => {
    return new WorkflowResponse(requestApprovalStep(input))
  }
)
