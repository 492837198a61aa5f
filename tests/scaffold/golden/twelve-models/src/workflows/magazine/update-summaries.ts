import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateSummaryInput } from "../../modules/magazine/types"
import { updateSummariesStep } from "./steps/update-summaries"

export type UpdateSummariesWorkflowInput = {
  summaries: UpdateSummaryInput[]
}

export const updateSummariesWorkflowId = "update-summaries"

export const updateSummariesWorkflow = createWorkflow(
  updateSummariesWorkflowId,
  (input: UpdateSummariesWorkflowInput) => {
    const summaries = updateSummariesStep(input.summaries)

    const event = transform({ summaries }, (data) =>
      data.summaries.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "summary.updated", data: event })

    return new WorkflowResponse(summaries)
  }
)
