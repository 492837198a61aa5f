import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateQxInput } from "../../modules/hard-names/types"
import { updateQxesStep } from "./steps/update-qxes"

export type UpdateQxesWorkflowInput = {
  qxes: UpdateQxInput[]
}

export const updateQxesWorkflowId = "update-qxes"

export const updateQxesWorkflow = createWorkflow(
  updateQxesWorkflowId,
  (input: UpdateQxesWorkflowInput) => {
    const qxes = updateQxesStep(input.qxes)

    const event = transform({ qxes }, (data) =>
      data.qxes.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "qx.updated", data: event })

    return new WorkflowResponse(qxes)
  }
)
