import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteContractsStep } from "./steps/delete-contracts"

export type DeleteContractsWorkflowInput = {
  ids: string[]
}

export const deleteContractsWorkflowId = "delete-contracts"

export const deleteContractsWorkflow = createWorkflow(
  deleteContractsWorkflowId,
  (input: DeleteContractsWorkflowInput) => {
    const ids = deleteContractsStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "contract.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
