import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateCreditInput } from "../../modules/magazine/types"
import { createCreditsStep } from "./steps/create-credits"

export type CreateCreditsWorkflowInput = {
  credits: CreateCreditInput[]
}

export const createCreditsWorkflowId = "create-credits"

export const createCreditsWorkflow = createWorkflow(
  createCreditsWorkflowId,
  (input: CreateCreditsWorkflowInput) => {
    const credits = createCreditsStep(input.credits)

    const event = transform({ credits }, (data) =>
      data.credits.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "credit.created", data: event })

    return new WorkflowResponse(credits)
  }
)
