import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import {
  CreateArticleInput,
  CreateSectionInput,
} from "../../modules/magazine/types"
import { createArticlesStep } from "./steps/create-articles"
import { createSectionsStep } from "./steps/create-sections"

export type CreateSectionsWorkflowInput = {
  sections: (CreateSectionInput & {
    articles?: Omit<CreateArticleInput, "section_id">[]
  })[]
}

export const createSectionsWorkflowId = "create-sections"

export const createSectionsWorkflow = createWorkflow(
  createSectionsWorkflowId,
  (input: CreateSectionsWorkflowInput) => {
    const rows = transform({ input }, (data) =>
      data.input.sections.map(({ articles, ...row }) => row)
    )
    const sections = createSectionsStep(rows)

    const articles = transform({ input, sections }, (data) =>
      data.sections.flatMap(({ code }, index) =>
        (data.input.sections[index].articles ?? []).map((row) => ({
          ...row,
          section_id: code,
        }))
      )
    )
    createArticlesStep(articles)

    const event = transform({ sections }, (data) =>
      data.sections.map(({ code }) => ({ id: code }))
    )
    emitEventStep({ eventName: "section.created", data: event })

    return new WorkflowResponse(sections)
  }
)
