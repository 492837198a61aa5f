import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdatePictureInput } from "../../modules/magazine/types"
import { updatePicturesStep } from "./steps/update-pictures"

export type UpdatePicturesWorkflowInput = {
  pictures: UpdatePictureInput[]
}

export const updatePicturesWorkflowId = "update-pictures"

export const updatePicturesWorkflow = createWorkflow(
  updatePicturesWorkflowId,
  (input: UpdatePicturesWorkflowInput) => {
    const pictures = updatePicturesStep(input.pictures)

    const event = transform({ pictures }, (data) =>
      data.pictures.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "picture.updated", data: event })

    return new WorkflowResponse(pictures)
  }
)
