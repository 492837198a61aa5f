import {
  ContainerRegistrationKeys,
  MedusaError,
  Modules,
} from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { BRAND_MODULE } from "../../../modules/brand"
import BrandModuleService from "../../../modules/brand/service"

export type AssignProductsInput = {
  brand_id: string
  product_ids: string[]
}

type Branded = { id: string; brand?: { id: string } | null }

const pair = (brand_id: string, product_id: string) => ({
  [BRAND_MODULE]: { brand_id },
  [Modules.PRODUCT]: { product_id },
})

export const assignProductsStep = createStep(
  "assign-products-to-brand",
  async ({ brand_id, product_ids }: AssignProductsInput, { container }) => {
    const service: BrandModuleService = container.resolve(BRAND_MODULE)
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const link = container.resolve(ContainerRegistrationKeys.LINK)

    await service.retrieveBrand(brand_id)
    const { data } = await query.graph({
      entity: "product",
      fields: ["id", "brand.id"],
      filters: { id: product_ids },
    })
    const products = data as unknown as Branded[]
    const missing = product_ids.filter(
      (id) => !products.some((product) => product.id === id)
    )
    if (missing.length) {
      throw new MedusaError(
        MedusaError.Types.NOT_FOUND,
        `There is no product ${missing.join(", ")}`
      )
    }

    const before = products.flatMap(({ id, brand }) =>
      brand ? [pair(brand.id, id)] : []
    )
    const after = products.map(({ id }) => pair(brand_id, id))
    if (before.length) {
      await link.dismiss(before)
    }
    await link.create(after)

    return new StepResponse(undefined, { before, after })
  },
  async (changed, { container }) => {
    if (!changed) {
      return
    }
    const link = container.resolve(ContainerRegistrationKeys.LINK)

    await link.dismiss(changed.after)
    if (changed.before.length) {
      await link.create(changed.before)
    }
  }
)
