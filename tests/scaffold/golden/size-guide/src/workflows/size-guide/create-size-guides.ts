import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  CreateSizeGuideEntryInput,
  CreateSizeGuideInput,
} from "../../modules/size-guide/types"
import { createSizeGuideEntriesStep } from "./steps/create-size-guide-entries"
import { createSizeGuidesStep } from "./steps/create-size-guides"

export type CreateSizeGuidesWorkflowInput = {
  size_guides: (CreateSizeGuideInput & {
    entries?: Omit<CreateSizeGuideEntryInput, "guide_id">[]
  })[]
}

export const createSizeGuidesWorkflowId = "create-size-guides"

export const createSizeGuidesWorkflow = createWorkflow(
  createSizeGuidesWorkflowId,
  (input: CreateSizeGuidesWorkflowInput) => {
    const rows = transform({ input }, (data) =>
      data.input.size_guides.map(({ entries, ...row }) => row)
    )
    const sizeGuides = createSizeGuidesStep(rows)

    const entries = transform({ input, sizeGuides }, (data) =>
      data.sizeGuides.flatMap(({ id }, index) =>
        (data.input.size_guides[index].entries ?? []).map((row) => ({
          ...row,
          guide_id: id,
        }))
      )
    )
    createSizeGuideEntriesStep(entries)

    const event = transform({ sizeGuides }, (data) =>
      data.sizeGuides.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "size-guide.created", data: event })

    return new WorkflowResponse(sizeGuides)
  }
)
