import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteFitProfilesStep } from "./steps/delete-fit-profiles"

export type DeleteFitProfilesWorkflowInput = {
  ids: string[]
}

export const deleteFitProfilesWorkflowId = "delete-fit-profiles"

export const deleteFitProfilesWorkflow = createWorkflow(
  deleteFitProfilesWorkflowId,
  (input: DeleteFitProfilesWorkflowInput) => {
    const ids = deleteFitProfilesStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "fit-profile.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
