import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateQxInput } from "../../modules/hard-names/types"
import { createQxesStep } from "./steps/create-qxes"

export type CreateQxesWorkflowInput = {
  qxes: CreateQxInput[]
}

export const createQxesWorkflowId = "create-qxes"

export const createQxesWorkflow = createWorkflow(
  createQxesWorkflowId,
  (input: CreateQxesWorkflowInput) => {
    const qxes = createQxesStep(input.qxes)

    const event = transform({ qxes }, (data) =>
      data.qxes.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "qx.created", data: event })

    return new WorkflowResponse(qxes)
  }
)
