import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateBagInput } from "../../modules/travel/types"
import { updateBagsStep } from "./steps/update-bags"

export type UpdateBagsWorkflowInput = {
  bags: UpdateBagInput[]
}

export const updateBagsWorkflowId = "update-bags"

export const updateBagsWorkflow = createWorkflow(
  updateBagsWorkflowId,
  (input: UpdateBagsWorkflowInput) => {
    const bags = updateBagsStep(input.bags)

    const event = transform({ bags }, (data) =>
      data.bags.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "bag.updated", data: event })

    return new WorkflowResponse(bags)
  }
)
