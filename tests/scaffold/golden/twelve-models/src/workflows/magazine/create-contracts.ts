import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  CreateContractFileInput,
  CreateContractInput,
} from "../../modules/magazine/types"
import { createContractFilesStep } from "./steps/create-contract-files"
import { createContractsStep } from "./steps/create-contracts"

export type CreateContractsWorkflowInput = {
  contracts: (CreateContractInput & {
    files?: Omit<CreateContractFileInput, "contract_id">[]
  })[]
}

export const createContractsWorkflowId = "create-contracts"

export const createContractsWorkflow = createWorkflow(
  createContractsWorkflowId,
  (input: CreateContractsWorkflowInput) => {
    const rows = transform({ input }, (data) =>
      data.input.contracts.map(({ files, ...row }) => row)
    )
    const contracts = createContractsStep(rows)

    const files = transform({ input, contracts }, (data) =>
      data.contracts.flatMap(({ id }, index) =>
        (data.input.contracts[index].files ?? []).map((row) => ({
          ...row,
          contract_id: id,
        }))
      )
    )
    createContractFilesStep(files)

    const event = transform({ contracts }, (data) =>
      data.contracts.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "contract.created", data: event })

    return new WorkflowResponse(contracts)
  }
)
