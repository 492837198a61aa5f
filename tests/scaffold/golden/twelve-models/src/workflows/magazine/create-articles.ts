import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  CreateArticleInput,
  CreateRevisionInput,
  CreateSummaryInput,
} from "../../modules/magazine/types"
import { createArticlesStep } from "./steps/create-articles"
import { createRevisionsStep } from "./steps/create-revisions"
import { createSummariesStep } from "./steps/create-summaries"

export type CreateArticlesWorkflowInput = {
  articles: (CreateArticleInput & {
    summary?: Omit<CreateSummaryInput, "article_id">
    revisions?: Omit<CreateRevisionInput, "article_id">[]
  })[]
}

export const createArticlesWorkflowId = "create-articles"

export const createArticlesWorkflow = createWorkflow(
  createArticlesWorkflowId,
  (input: CreateArticlesWorkflowInput) => {
    const rows = transform({ input }, (data) =>
      data.input.articles.map(({ summary, revisions, ...row }) => row)
    )
    const articles = createArticlesStep(rows)

    const summaries = transform({ input, articles }, (data) =>
      data.articles.flatMap(({ id }, index) =>
        [data.input.articles[index].summary ?? []].flat().map((row) => ({
          ...row,
          article_id: id,
        }))
      )
    )
    createSummariesStep(summaries)

    const revisions = transform({ input, articles }, (data) =>
      data.articles.flatMap(({ id }, index) =>
        (data.input.articles[index].revisions ?? []).map((row) => ({
          ...row,
          article_id: id,
        }))
      )
    )
    createRevisionsStep(revisions)

    const event = transform({ articles }, (data) =>
      data.articles.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "article.created", data: event })

    return new WorkflowResponse(articles)
  }
)
