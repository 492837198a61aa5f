import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { CreateTopicInput } from "../../modules/magazine/types"
import { createTopicsStep } from "./steps/create-topics"

export type CreateTopicsWorkflowInput = {
  topics: CreateTopicInput[]
}

export const createTopicsWorkflowId = "create-topics"

export const createTopicsWorkflow = createWorkflow(
  createTopicsWorkflowId,
  (input: CreateTopicsWorkflowInput) => {
    const topics = createTopicsStep(input.topics)

    const event = transform({ topics }, (data) =>
      data.topics.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "topic.created", data: event })

    return new WorkflowResponse(topics)
  }
)
