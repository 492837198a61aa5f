import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateAddress2Input } from "../../modules/toy/types"
import { createAddress2sStep } from "./steps/create-address2s"

export type CreateAddress2sWorkflowInput = {
  address2s: CreateAddress2Input[]
}

export const createAddress2sWorkflowId = "create-address2s"

export const createAddress2sWorkflow = createWorkflow(
  createAddress2sWorkflowId,
  (input: CreateAddress2sWorkflowInput) => {
    const address2s = createAddress2sStep(input.address2s)

    const event = transform({ address2s }, (data) =>
      data.address2s.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "address2.created", data: event })

    return new WorkflowResponse(address2s)
  }
)
