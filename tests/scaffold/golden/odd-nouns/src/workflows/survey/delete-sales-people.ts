import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteSalesPeopleStep } from "./steps/delete-sales-people"

export type DeleteSalesPeopleWorkflowInput = {
  ids: string[]
}

export const deleteSalesPeopleWorkflowId = "delete-sales-people"

export const deleteSalesPeopleWorkflow = createWorkflow(
  deleteSalesPeopleWorkflowId,
  (input: DeleteSalesPeopleWorkflowInput) => {
    const ids = deleteSalesPeopleStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "sales-person.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
