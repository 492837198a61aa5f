import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { deleteSearchCriteriaStep } from "./steps/delete-search-criteria"

export type DeleteSearchCriteriaWorkflowInput = {
  ids: string[]
}

export const deleteSearchCriteriaWorkflowId = "delete-search-criteria"

export const deleteSearchCriteriaWorkflow = createWorkflow(
  deleteSearchCriteriaWorkflowId,
  (input: DeleteSearchCriteriaWorkflowInput) => {
    const ids = deleteSearchCriteriaStep(input.ids)

    const event = transform({ ids }, ({ ids }) => ids.map((id) => ({ id })))
    emitEventStep({ eventName: "search-criterion.deleted", data: event })

    return new WorkflowResponse(ids)
  }
)
