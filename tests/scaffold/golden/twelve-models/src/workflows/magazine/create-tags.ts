import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateTagInput } from "../../modules/magazine/types"
import { createTagsStep } from "./steps/create-tags"

export type CreateTagsWorkflowInput = {
  tags: CreateTagInput[]
}

export const createTagsWorkflowId = "create-tags"

export const createTagsWorkflow = createWorkflow(
  createTagsWorkflowId,
  (input: CreateTagsWorkflowInput) => {
    const tags = createTagsStep(input.tags)

    const event = transform({ tags }, (data) =>
      data.tags.map(({ key }) => ({ id: key }))
    )
    emitEventStep({ eventName: "tag.created", data: event })

    return new WorkflowResponse(tags)
  }
)
