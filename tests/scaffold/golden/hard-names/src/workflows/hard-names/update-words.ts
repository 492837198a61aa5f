import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateWordInput } from "../../modules/hard-names/types"
import { updateWordsStep } from "./steps/update-words"

export type UpdateWordsWorkflowInput = {
  words: UpdateWordInput[]
}

export const updateWordsWorkflowId = "update-words"

export const updateWordsWorkflow = createWorkflow(
  updateWordsWorkflowId,
  (input: UpdateWordsWorkflowInput) => {
    const words = updateWordsStep(input.words)

    const event = transform({ words }, (data) =>
      data.words.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "word.updated", data: event })

    return new WorkflowResponse(words)
  }
)
