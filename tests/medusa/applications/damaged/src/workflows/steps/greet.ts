import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

export const greetStep = createStep("greet", async ({ name }: { name: string }) => {
  if (!name) {
    return new StepResponse(new Date().toISOString())
  }
  return new StepResponse(`hello ${name}`)
})
