import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import BrandService from "../modules/brand/service"

const clearStep = createStep(
  "clear",
  async (ids: string[], { container }) => {
    const service: BrandService = container.resolve("brand")
    await service.softDeleteBrands(ids)
    return new StepResponse(ids, ids)
  },
  async (ids, { container }) => {
    if (!ids) {
      return
    }
    const service: BrandService = container.resolve("brand")
    await service.restoreBrands(ids)
  }
)

export const clearWorkflow = createWorkflow("clear", (input: string[]) => {
  return new WorkflowResponse(clearStep(input))
})
