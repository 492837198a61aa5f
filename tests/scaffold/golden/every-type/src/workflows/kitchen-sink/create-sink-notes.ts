import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateSinkNoteInput } from "../../modules/kitchen-sink/types"
import { createSinkNotesStep } from "./steps/create-sink-notes"

export type CreateSinkNotesWorkflowInput = {
  sink_notes: CreateSinkNoteInput[]
}

export const createSinkNotesWorkflowId = "create-sink-notes"

export const createSinkNotesWorkflow = createWorkflow(
  createSinkNotesWorkflowId,
  (input: CreateSinkNotesWorkflowInput) => {
    const sinkNotes = createSinkNotesStep(input.sink_notes)

    const event = transform({ sinkNotes }, (data) =>
      data.sinkNotes.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "sink-note.created", data: event })

    return new WorkflowResponse(sinkNotes)
  }
)
