import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteSinkNotesStep } from "./steps/delete-sink-notes"

export type DeleteSinkNotesWorkflowInput = {
  ids: string[]
}

export const deleteSinkNotesWorkflowId = "delete-sink-notes"

export const deleteSinkNotesWorkflow = createWorkflow(
  deleteSinkNotesWorkflowId,
  (input: DeleteSinkNotesWorkflowInput) => {
    const ids = deleteSinkNotesStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "sink-note.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
