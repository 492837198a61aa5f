import {
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { creditPointsStep, debitPointsStep } from "./steps/move-points"

export type TransferPointsInput = {
  from: string
  to: string
  points: number
}

export const transferPointsWorkflow = createWorkflow(
  "transfer-points",
  (input: TransferPointsInput) => {
    const debit = transform({ input }, ({ input: { from, points } }) => ({
      id: from,
      points,
    }))
    debitPointsStep(debit)

    const credit = transform({ input }, ({ input: { to, points } }) => ({
      id: to,
      points,
    }))
    creditPointsStep(credit)

    return new WorkflowResponse(input)
  }
)
