import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { POINTS_MODULE } from "../../../modules/points"
import PointsModuleService from "../../../modules/points/service"

export type MovePointsInput = {
  id: string
  points: number
}

const move = async (
  { id, points }: MovePointsInput,
  container: MedusaContainer
) => {
  const service: PointsModuleService = container.resolve(POINTS_MODULE)
  const account = await service.retrievePointsAccount(id)

  if (account.frozen) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Account ${id} is frozen`
    )
  }
  if (account.balance + points < 0) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `Account ${id} has only ${account.balance} points`
    )
  }
  await service.updatePointsAccounts({ id, balance: account.balance + points })

  return new StepResponse(undefined, { id, points })
}

const takeBack = async (
  moved: MovePointsInput | undefined,
  { container }: { container: MedusaContainer }
) => {
  if (!moved) {
    return
  }
  const service: PointsModuleService = container.resolve(POINTS_MODULE)
  const { balance } = await service.retrievePointsAccount(moved.id)

  await service.updatePointsAccounts({
    id: moved.id,
    balance: balance - moved.points,
  })
}

export const debitPointsStep = createStep(
  "debit-points",
  async ({ id, points }: MovePointsInput, { container }) =>
    move({ id, points: -points }, container),
  takeBack
)

export const creditPointsStep = createStep(
  "credit-points",
  async (input: MovePointsInput, { container }) => move(input, container),
  takeBack
)
