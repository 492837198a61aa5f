import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateFitProfileInput } from "../../modules/size-guide/types"
import { updateFitProfilesStep } from "./steps/update-fit-profiles"

export type UpdateFitProfilesWorkflowInput = {
  fit_profiles: UpdateFitProfileInput[]
}

export const updateFitProfilesWorkflowId = "update-fit-profiles"

export const updateFitProfilesWorkflow = createWorkflow(
  updateFitProfilesWorkflowId,
  (input: UpdateFitProfilesWorkflowInput) => {
    const fitProfiles = updateFitProfilesStep(input.fit_profiles)

    const event = transform({ fitProfiles }, (data) =>
      data.fitProfiles.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "fit-profile.updated", data: event })

    return new WorkflowResponse(fitProfiles)
  }
)
