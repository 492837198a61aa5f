import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateSalesPersonInput } from "../../modules/survey/types"
import { createSalesPeopleStep } from "./steps/create-sales-people"

export type CreateSalesPeopleWorkflowInput = {
  sales_people: CreateSalesPersonInput[]
}

export const createSalesPeopleWorkflowId = "create-sales-people"

export const createSalesPeopleWorkflow = createWorkflow(
  createSalesPeopleWorkflowId,
  (input: CreateSalesPeopleWorkflowInput) => {
    const salesPeople = createSalesPeopleStep(input.sales_people)

    const event = transform({ salesPeople }, (data) =>
      data.salesPeople.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "sales-person.created", data: event })

    return new WorkflowResponse(salesPeople)
  }
)
