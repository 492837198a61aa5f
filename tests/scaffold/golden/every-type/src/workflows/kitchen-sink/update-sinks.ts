import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateSinkInput } from "../../modules/kitchen-sink/types"
import { updateSinksStep } from "./steps/update-sinks"

export type UpdateSinksWorkflowInput = {
  sinks: UpdateSinkInput[]
}

export const updateSinksWorkflowId = "update-sinks"

export const updateSinksWorkflow = createWorkflow(
  updateSinksWorkflowId,
  (input: UpdateSinksWorkflowInput) => {
    const sinks = updateSinksStep(input.sinks)

    const event = transform({ sinks }, (data) =>
      data.sinks.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "sink.updated", data: event })

    return new WorkflowResponse(sinks)
  }
)
