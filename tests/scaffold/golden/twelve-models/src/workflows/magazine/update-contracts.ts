import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateContractInput } from "../../modules/magazine/types"
import { updateContractsStep } from "./steps/update-contracts"

export type UpdateContractsWorkflowInput = {
  contracts: UpdateContractInput[]
}

export const updateContractsWorkflowId = "update-contracts"

export const updateContractsWorkflow = createWorkflow(
  updateContractsWorkflowId,
  (input: UpdateContractsWorkflowInput) => {
    const contracts = updateContractsStep(input.contracts)

    const event = transform({ contracts }, (data) =>
      data.contracts.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "contract.updated", data: event })

    return new WorkflowResponse(contracts)
  }
)
