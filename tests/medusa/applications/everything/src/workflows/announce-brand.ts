import { sendNotificationsStep } from "@medusajs/medusa/core-flows"
import { createWorkflow, transform } from "@medusajs/framework/workflows-sdk"

export const announceBrandWorkflow = createWorkflow("announce-brand", (input: { id: string }) => {
  const letters = transform({ input }, ({ input }) => [
    { to: "all@example.com", channel: "email", template: "brand", data: { id: input.id } },
  ])
  sendNotificationsStep(letters).config({ name: "send-announcement" })
})
