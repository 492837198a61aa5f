import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateDataInput } from "../../modules/survey/types"
import { updateDataStep } from "./steps/update-data"

export type UpdateDataWorkflowInput = {
  data: UpdateDataInput[]
}

export const updateDataWorkflowId = "update-data"

export const updateDataWorkflow = createWorkflow(
  updateDataWorkflowId,
  (input: UpdateDataWorkflowInput) => {
    const dataRows = updateDataStep(input.data)

    const event = transform({ dataRows }, (data) =>
      data.dataRows.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "data.updated", data: event })

    return new WorkflowResponse(dataRows)
  }
)
