import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateBagInput } from "../../modules/travel/types"
import { createBagsStep } from "./steps/create-bags"

export type CreateBagsWorkflowInput = {
  bags: CreateBagInput[]
}

export const createBagsWorkflowId = "create-bags"

export const createBagsWorkflow = createWorkflow(
  createBagsWorkflowId,
  (input: CreateBagsWorkflowInput) => {
    const bags = createBagsStep(input.bags)

    const event = transform({ bags }, (data) =>
      data.bags.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "bag.created", data: event })

    return new WorkflowResponse(bags)
  }
)
