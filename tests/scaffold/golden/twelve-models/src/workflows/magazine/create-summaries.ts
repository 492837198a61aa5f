import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateSummaryInput } from "../../modules/magazine/types"
import { createSummariesStep } from "./steps/create-summaries"

export type CreateSummariesWorkflowInput = {
  summaries: CreateSummaryInput[]
}

export const createSummariesWorkflowId = "create-summaries"

export const createSummariesWorkflow = createWorkflow(
  createSummariesWorkflowId,
  (input: CreateSummariesWorkflowInput) => {
    const summaries = createSummariesStep(input.summaries)

    const event = transform({ summaries }, (data) =>
      data.summaries.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "summary.created", data: event })

    return new WorkflowResponse(summaries)
  }
)
