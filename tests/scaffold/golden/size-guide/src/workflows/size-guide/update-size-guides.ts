import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateSizeGuideInput } from "../../modules/size-guide/types"
import { updateSizeGuidesStep } from "./steps/update-size-guides"

export type UpdateSizeGuidesWorkflowInput = {
  size_guides: UpdateSizeGuideInput[]
}

export const updateSizeGuidesWorkflowId = "update-size-guides"

export const updateSizeGuidesWorkflow = createWorkflow(
  updateSizeGuidesWorkflowId,
  (input: UpdateSizeGuidesWorkflowInput) => {
    const sizeGuides = updateSizeGuidesStep(input.size_guides)

    const event = transform({ sizeGuides }, (data) =>
      data.sizeGuides.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "size-guide.updated", data: event })

    return new WorkflowResponse(sizeGuides)
  }
)
