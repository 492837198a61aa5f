import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateSearchCriterionInput } from "../../modules/survey/types"
import { updateSearchCriteriaStep } from "./steps/update-search-criteria"

export type UpdateSearchCriteriaWorkflowInput = {
  search_criteria: UpdateSearchCriterionInput[]
}

export const updateSearchCriteriaWorkflowId = "update-search-criteria"

export const updateSearchCriteriaWorkflow = createWorkflow(
  updateSearchCriteriaWorkflowId,
  (input: UpdateSearchCriteriaWorkflowInput) => {
    const searchCriteria = updateSearchCriteriaStep(input.search_criteria)

    const event = transform({ searchCriteria }, (data) =>
      data.searchCriteria.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "search-criterion.updated", data: event })

    return new WorkflowResponse(searchCriteria)
  }
)
