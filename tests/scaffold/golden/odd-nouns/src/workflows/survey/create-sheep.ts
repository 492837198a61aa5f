import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateSheepInput } from "../../modules/survey/types"
import { createSheepStep } from "./steps/create-sheep"

export type CreateSheepWorkflowInput = {
  sheep: CreateSheepInput[]
}

export const createSheepWorkflowId = "create-sheep"

export const createSheepWorkflow = createWorkflow(
  createSheepWorkflowId,
  (input: CreateSheepWorkflowInput) => {
    const sheep = createSheepStep(input.sheep)

    const event = transform({ sheep }, (data) =>
      data.sheep.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "sheep.created", data: event })

    return new WorkflowResponse(sheep)
  }
)
