import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateArticleInput } from "../../modules/magazine/types"
import { updateArticlesStep } from "./steps/update-articles"

export type UpdateArticlesWorkflowInput = {
  articles: UpdateArticleInput[]
}

export const updateArticlesWorkflowId = "update-articles"

export const updateArticlesWorkflow = createWorkflow(
  updateArticlesWorkflowId,
  (input: UpdateArticlesWorkflowInput) => {
    const articles = updateArticlesStep(input.articles)

    const event = transform({ articles }, (data) =>
      data.articles.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "article.updated", data: event })

    return new WorkflowResponse(articles)
  }
)
