import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateSalesPersonInput } from "../../modules/survey/types"
import { updateSalesPeopleStep } from "./steps/update-sales-people"

export type UpdateSalesPeopleWorkflowInput = {
  sales_people: UpdateSalesPersonInput[]
}

export const updateSalesPeopleWorkflowId = "update-sales-people"

export const updateSalesPeopleWorkflow = createWorkflow(
  updateSalesPeopleWorkflowId,
  (input: UpdateSalesPeopleWorkflowInput) => {
    const salesPeople = updateSalesPeopleStep(input.sales_people)

    const event = transform({ salesPeople }, (data) =>
      data.salesPeople.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "sales-person.updated", data: event })

    return new WorkflowResponse(salesPeople)
  }
)
