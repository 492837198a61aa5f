import {
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { greetStep } from "./steps/greet"

export const waitingWorkflow = createWorkflow("waiting", async (input: { name: string }) => {
  const greeting = await greetStep(input)
  return new WorkflowResponse(greeting)
})

export const spreadingWorkflow = createWorkflow("spreading", (input: { name: string }) => {
  const fine = transform({ input }, ({ input }) => ({ ...input, kind: "brand" }))
  greetStep(fine)
  return new WorkflowResponse(greetStep({ ...input, kind: "brand" }).config({ name: "again" }))
})

export const bareWorkflow = createWorkflow("bare", (input: { name: string }) => {
  return greetStep(input)
})

export const repeatingWorkflow = createWorkflow("repeating", (input: { name: string }) => {
  const first = greetStep(input)
  const again = greetStep(input).config({ name: "greet-again" })
  const second = when({ input }, ({ input }) => !!input.name).then(() => greetStep(input))
  return new WorkflowResponse({ first, again, second })
})

export const hangingWorkflow = createWorkflow("hanging", (input: { name: string }) => {
  when({ input }, ({ input }) => !!input.name)
  when({ input }, ({ input }) => !!input.name).then(() => greetStep(input))
  return new WorkflowResponse(input)
})
