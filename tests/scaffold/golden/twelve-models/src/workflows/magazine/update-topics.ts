import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { emitEventStep } from "@medusajs/medusa/core-flows"
import { UpdateTopicInput } from "../../modules/magazine/types"
import { updateTopicsStep } from "./steps/update-topics"

export type UpdateTopicsWorkflowInput = {
  topics: UpdateTopicInput[]
}

export const updateTopicsWorkflowId = "update-topics"

export const updateTopicsWorkflow = createWorkflow(
  updateTopicsWorkflowId,
  (input: UpdateTopicsWorkflowInput) => {
    const topics = updateTopicsStep(input.topics)

    const event = transform({ topics }, (data) =>
      data.topics.map(({ id }) => ({ id }))
    )
    emitEventStep({ eventName: "topic.updated", data: event })

    return new WorkflowResponse(topics)
  }
)
