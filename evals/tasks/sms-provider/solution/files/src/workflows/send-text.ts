import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { sendNotificationsStep } from "@medusajs/medusa/core-flows"

export type SendTextInput = {
  to: string
  text: string
}

export const sendTextWorkflow = createWorkflow(
  "send-text",
  (input: SendTextInput) => {
    const notifications = transform({ input }, ({ input: { to, text } }) => [
      { to, channel: "sms", template: "text", content: { text } },
    ])

    return new WorkflowResponse(sendNotificationsStep(notifications))
  }
)
