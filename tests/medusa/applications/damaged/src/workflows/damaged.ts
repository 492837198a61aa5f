import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { greetStep } from "./steps/greet"

export const asyncWorkflow = createWorkflow("async-one", async (input: { name: string }) => {
  return new WorkflowResponse(greetStep(input))
})

export const decidingWorkflow = createWorkflow("deciding", (input: { name: string }) => {
  if (input.name) {
    greetStep(input)
  }
  return new WorkflowResponse(input)
})

export const loopingWorkflow = createWorkflow("looping", (input: { names: string[] }) => {
  for (const name of input.names) {
    greetStep({ name })
  }
  return new WorkflowResponse(input)
})

export const tickingWorkflow = createWorkflow("ticking", (input: { name: string }) => {
  const allowed = transform({ input }, () => new Date())
  const now = new Date()
  return new WorkflowResponse({ allowed, now })
})

export const catchingWorkflow = createWorkflow("catching", (input: { name: string }) => {
  try {
    greetStep(input)
  } catch {
    greetStep(input)
  }
  return new WorkflowResponse(input)
})

export const twin = createWorkflow("looping", (input: { name: string }) => {
  return new WorkflowResponse(greetStep(input))
})
