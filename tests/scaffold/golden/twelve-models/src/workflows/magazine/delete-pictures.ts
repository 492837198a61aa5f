import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deletePicturesStep } from "./steps/delete-pictures"

export type DeletePicturesWorkflowInput = {
  ids: string[]
}

export const deletePicturesWorkflowId = "delete-pictures"

export const deletePicturesWorkflow = createWorkflow(
  deletePicturesWorkflowId,
  (input: DeletePicturesWorkflowInput) => {
    const ids = deletePicturesStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "picture.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
