import {
  acquireLockStep,
  createRemoteLinkStep,
  emitEventStep,
  releaseLockStep,
  useQueryGraphStep,
} from "@medusajs/medusa/core-flows"
import { Modules } from "@medusajs/framework/utils"
import {
  createHook,
  createWorkflow,
  parallelize,
  transform,
  when,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { CATALOG_MODULE } from "../modules/catalog"
import { announceBrandWorkflow } from "./announce-brand"
import { readRankStep, validateHandleStep } from "./steps/checks"
import { createBrandStep } from "./steps/create-brand"

export type CreateBrandWorkflowInput = { name: string; handle: string; product_id?: string }

export const createBrandWorkflow = createWorkflow(
  "create-brand",
  (input: CreateBrandWorkflowInput) => {
    acquireLockStep({ key: input.handle, timeout: 5 })
    const validate = createHook("validate", { input })
    parallelize(validateHandleStep(input), readRankStep())
    const brand = createBrandStep(input)
    useQueryGraphStep({ entity: "brand", fields: ["id"], filters: { id: brand.id } })
    when("product-given", { input }, ({ input }) => input.product_id !== undefined).then(() => {
      const links = transform({ input, brand }, ({ input, brand }) => [
        {
          [Modules.PRODUCT]: { product_id: input.product_id },
          [CATALOG_MODULE]: { brand_id: brand.id },
        },
      ])
      createRemoteLinkStep(links)
    })
    announceBrandWorkflow.runAsStep({ input: { id: brand.id } })
    emitEventStep({ eventName: "brand.created", data: { id: brand.id } })
    releaseLockStep({ key: input.handle })
    const brandCreated = createHook("brandCreated", { id: brand.id })
    return new WorkflowResponse(brand, { hooks: [validate, brandCreated] })
  }
)
