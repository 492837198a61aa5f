import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteSheepStep } from "./steps/delete-sheep"

export type DeleteSheepWorkflowInput = {
  ids: string[]
}

export const deleteSheepWorkflowId = "delete-sheep"

export const deleteSheepWorkflow = createWorkflow(
  deleteSheepWorkflowId,
  (input: DeleteSheepWorkflowInput) => {
    const ids = deleteSheepStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "sheep.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
