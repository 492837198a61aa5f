import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  CreateAuthorInput,
  CreateContractInput,
} from "../../modules/magazine/types"
import { createAuthorsStep } from "./steps/create-authors"
import { createContractsStep } from "./steps/create-contracts"

export type CreateAuthorsWorkflowInput = {
  authors: (CreateAuthorInput & {
    contract?: Omit<CreateContractInput, "author_id">
  })[]
}

export const createAuthorsWorkflowId = "create-authors"

export const createAuthorsWorkflow = createWorkflow(
  createAuthorsWorkflowId,
  (input: CreateAuthorsWorkflowInput) => {
    const rows = transform({ input }, (data) =>
      data.input.authors.map(({ contract, ...row }) => row)
    )
    const authors = createAuthorsStep(rows)

    const contracts = transform({ input, authors }, (data) =>
      data.authors.flatMap(({ id }, index) =>
        [data.input.authors[index].contract ?? []].flat().map((row) => ({
          ...row,
          author_id: id,
        }))
      )
    )
    createContractsStep(contracts)

    const event = transform({ authors }, (data) =>
      data.authors.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "author.created", data: event })

    return new WorkflowResponse(authors)
  }
)
