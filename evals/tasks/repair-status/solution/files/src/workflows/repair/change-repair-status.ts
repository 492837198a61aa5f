import { MedusaError } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { REPAIR_MODULE } from "../../modules/repair"
import RepairModuleService from "../../modules/repair/service"
import { updateRepairsStep } from "./steps/update-repairs"

export type RepairStatus =
  | "received"
  | "in_progress"
  | "done"
  | "returned"
  | "cancelled"

export type ChangeRepairStatusInput = {
  id: string
  status: RepairStatus
}

const NEXT: Record<RepairStatus, RepairStatus[]> = {
  received: ["in_progress", "cancelled"],
  in_progress: ["done", "cancelled"],
  done: ["returned"],
  returned: [],
  cancelled: [],
}

export const validateRepairStatusStep = createStep(
  "validate-repair-status",
  async ({ id, status }: ChangeRepairStatusInput, { container }) => {
    const service: RepairModuleService = container.resolve(REPAIR_MODULE)
    const repair = await service.retrieveRepair(id)

    if (!NEXT[repair.status].includes(status)) {
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `A repair that is ${repair.status} cannot become ${status}`
      )
    }
  }
)

export const changeRepairStatusWorkflow = createWorkflow(
  "change-repair-status",
  (input: ChangeRepairStatusInput) => {
    validateRepairStatusStep(input)
    const rows = transform({ input }, (data) => [data.input])

    return new WorkflowResponse(updateRepairsStep(rows))
  }
)
