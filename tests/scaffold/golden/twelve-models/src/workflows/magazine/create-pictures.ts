import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreatePictureInput } from "../../modules/magazine/types"
import { createPicturesStep } from "./steps/create-pictures"

export type CreatePicturesWorkflowInput = {
  pictures: CreatePictureInput[]
}

export const createPicturesWorkflowId = "create-pictures"

export const createPicturesWorkflow = createWorkflow(
  createPicturesWorkflowId,
  (input: CreatePicturesWorkflowInput) => {
    const pictures = createPicturesStep(input.pictures)

    const event = transform({ pictures }, (data) =>
      data.pictures.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "picture.created", data: event })

    return new WorkflowResponse(pictures)
  }
)
