import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  CreateSinkInput,
  CreateSinkPartInput,
} from "../../modules/kitchen-sink/types"
import { createSinkPartsStep } from "./steps/create-sink-parts"
import { createSinksStep } from "./steps/create-sinks"

export type CreateSinksWorkflowInput = {
  sinks: (CreateSinkInput & {
    parts?: Omit<CreateSinkPartInput, "sink_id">[]
  })[]
}

export const createSinksWorkflowId = "create-sinks"

export const createSinksWorkflow = createWorkflow(
  createSinksWorkflowId,
  (input: CreateSinksWorkflowInput) => {
    const rows = transform({ input }, (data) =>
      data.input.sinks.map(({ parts, ...row }) => row)
    )
    const sinks = createSinksStep(rows)

    const parts = transform({ input, sinks }, (data) =>
      data.sinks.flatMap(({ id }, index) =>
        (data.input.sinks[index].parts ?? []).map((row) => ({
          ...row,
          sink_id: id,
        }))
      )
    )
    createSinkPartsStep(parts)

    const event = transform({ sinks }, (data) =>
      data.sinks.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "sink.created", data: event })

    return new WorkflowResponse(sinks)
  }
)
