import { MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { APPROVAL_MODULE } from "../../modules/approval"
import ApprovalModuleService from "../../modules/approval/service"
import { employeeOf, forbidden } from "./membership"

export type DecideApprovalInput = {
  id: string
  customer_id: string
  status: "approved" | "rejected"
}

export const decideApprovalStep = createStep(
  "decide-approval",
  async ({ id, customer_id, status }: DecideApprovalInput, { container }) => {
    const service: ApprovalModuleService = container.resolve(APPROVAL_MODULE)
    const employee = await employeeOf(customer_id, container)

    const [approval] = await service.listApprovals({
      id,
      company_id: employee.company_id,
    })
    if (!approval) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `Approval with id "${id}" was not found`
      )
    }
    if (!employee.is_admin || approval.requested_by === customer_id) {
      throw forbidden("Another admin of the company has to decide")
    }
    if (approval.status !== "pending") {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `The approval is ${approval.status} already`
      )
    }

    const decided = await service.updateApprovals({
      id,
      status,
      decided_by: customer_id,
    })

    return new StepResponse(decided, id)
  },
  async (id, { container }) => {
    if (id) {
      const service: ApprovalModuleService = container.resolve(APPROVAL_MODULE)
      await service.updateApprovals({
        id,
        status: "pending",
        decided_by: null,
      })
    }
  }
)

export const decideApprovalWorkflow = createWorkflow(
  "decide-approval",
  (input: DecideApprovalInput) => {
    return new WorkflowResponse(decideApprovalStep(input))
  }
)
