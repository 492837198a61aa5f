import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateSheepInput } from "../../modules/survey/types"
import { updateSheepStep } from "./steps/update-sheep"

export type UpdateSheepWorkflowInput = {
  sheep: UpdateSheepInput[]
}

export const updateSheepWorkflowId = "update-sheep"

export const updateSheepWorkflow = createWorkflow(
  updateSheepWorkflowId,
  (input: UpdateSheepWorkflowInput) => {
    const sheep = updateSheepStep(input.sheep)

    const event = transform({ sheep }, (data) =>
      data.sheep.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "sheep.updated", data: event })

    return new WorkflowResponse(sheep)
  }
)
