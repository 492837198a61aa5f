import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  CreateAaaInput,
  CreateItemInput,
  CreateLongNameOfFortyLettersWhichIsTheLimitOkkInput,
  CreateQxInput,
  CreateWordInput,
} from "../../modules/hard-names/types"
import { createAaasStep } from "./steps/create-aaas"
import { createItemsStep } from "./steps/create-items"
import { createLongNameOfFortyLettersWhichIsTheLimitOkksStep } from "./steps/create-long-name-of-forty-letters-which-is-the-limit-okks"
import { createQxesStep } from "./steps/create-qxes"
import { createWordsStep } from "./steps/create-words"

export type CreateWordsWorkflowInput = {
  words: (CreateWordInput & {
    rows?: Omit<CreateItemInput, "word_id">[]
    event?: Omit<CreateAaaInput, "word_id">[]
    this?: Omit<CreateQxInput, "word_id">
    words?: Omit<
      CreateLongNameOfFortyLettersWhichIsTheLimitOkkInput,
      "a_relation_of_forty_letters_we_take_here_id"
    >[]
  })[]
}

export const createWordsWorkflowId = "create-words"

export const createWordsWorkflow = createWorkflow(
  createWordsWorkflowId,
  (input: CreateWordsWorkflowInput) => {
    const rows = transform({ input }, (data) =>
      data.input.words.map(
        ({
          rows: rows_value,
          event: event_value,
          this: this_value,
          words,
          ...row
        }) => row
      )
    )
    const words = createWordsStep(rows)

    const rowsRows = transform({ input, words }, (data) =>
      data.words.flatMap(({ id }, index) =>
        (data.input.words[index].rows ?? []).map((row) => ({
          ...row,
          word_id: id,
        }))
      )
    )
    createItemsStep(rowsRows)

    const events = transform({ input, words }, (data) =>
      data.words.flatMap(({ id }, index) =>
        (data.input.words[index].event ?? []).map((row) => ({
          ...row,
          word_id: id,
        }))
      )
    )
    createAaasStep(events)

    const these = transform({ input, words }, (data) =>
      data.words.flatMap(({ id }, index) =>
        [data.input.words[index].this ?? []].flat().map((row) => ({
          ...row,
          word_id: id,
        }))
      )
    )
    createQxesStep(these)

    const wordsRows = transform({ input, words }, (data) =>
      data.words.flatMap(({ id }, index) =>
        (data.input.words[index].words ?? []).map((row) => ({
          ...row,
          a_relation_of_forty_letters_we_take_here_id: id,
        }))
      )
    )
    createLongNameOfFortyLettersWhichIsTheLimitOkksStep(wordsRows)

    const event = transform({ words }, (data) =>
      data.words.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "word.created", data: event })

    return new WorkflowResponse(words)
  }
)
