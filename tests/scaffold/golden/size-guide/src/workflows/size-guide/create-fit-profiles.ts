import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateFitProfileInput } from "../../modules/size-guide/types"
import { createFitProfilesStep } from "./steps/create-fit-profiles"

export type CreateFitProfilesWorkflowInput = {
  fit_profiles: CreateFitProfileInput[]
}

export const createFitProfilesWorkflowId = "create-fit-profiles"

export const createFitProfilesWorkflow = createWorkflow(
  createFitProfilesWorkflowId,
  (input: CreateFitProfilesWorkflowInput) => {
    const fitProfiles = createFitProfilesStep(input.fit_profiles)

    const event = transform({ fitProfiles }, (data) =>
      data.fitProfiles.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "fit-profile.created", data: event })

    return new WorkflowResponse(fitProfiles)
  }
)
