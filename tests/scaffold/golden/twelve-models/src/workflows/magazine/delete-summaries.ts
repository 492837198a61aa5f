import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteSummariesStep } from "./steps/delete-summaries"

export type DeleteSummariesWorkflowInput = {
  ids: string[]
}

export const deleteSummariesWorkflowId = "delete-summaries"

export const deleteSummariesWorkflow = createWorkflow(
  deleteSummariesWorkflowId,
  (input: DeleteSummariesWorkflowInput) => {
    const ids = deleteSummariesStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "summary.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
