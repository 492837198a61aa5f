import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateDataInput } from "../../modules/survey/types"
import { createDataStep } from "./steps/create-data"

export type CreateDataWorkflowInput = {
  data: CreateDataInput[]
}

export const createDataWorkflowId = "create-data"

export const createDataWorkflow = createWorkflow(
  createDataWorkflowId,
  (input: CreateDataWorkflowInput) => {
    const dataRows = createDataStep(input.data)

    const event = transform({ dataRows }, (data) =>
      data.dataRows.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "data.created", data: event })

    return new WorkflowResponse(dataRows)
  }
)
