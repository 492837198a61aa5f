import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateSearchCriterionInput } from "../../modules/survey/types"
import { createSearchCriteriaStep } from "./steps/create-search-criteria"

export type CreateSearchCriteriaWorkflowInput = {
  search_criteria: CreateSearchCriterionInput[]
}

export const createSearchCriteriaWorkflowId = "create-search-criteria"

export const createSearchCriteriaWorkflow = createWorkflow(
  createSearchCriteriaWorkflowId,
  (input: CreateSearchCriteriaWorkflowInput) => {
    const searchCriteria = createSearchCriteriaStep(input.search_criteria)

    const event = transform({ searchCriteria }, (data) =>
      data.searchCriteria.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "search-criterion.created", data: event })

    return new WorkflowResponse(searchCriteria)
  }
)
