import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"

export const validateHandleStep = createStep(
  { name: "validate-handle", maxRetries: 2, timeout: 5 },
  async ({ handle }: { handle: string }) => {
    if (handle === "medusa") {
      throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "the handle is taken")
    }
    return new StepResponse(handle)
  }
)

export const readRankStep = createStep("read-rank", async () => new StepResponse(1))

export const waitForReviewStep = createStep(
  { name: "wait-for-review", async: true, timeout: 3600 },
  async () => {}
)
