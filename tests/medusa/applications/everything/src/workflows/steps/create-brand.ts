import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { CATALOG_MODULE } from "../../modules/catalog"
import type CatalogModuleService from "../../modules/catalog/service"

export type CreateBrandInput = { name: string; handle: string }

export const createBrandStep = createStep(
  "create-brand",
  async (input: CreateBrandInput, { container }) => {
    const catalog = container.resolve<CatalogModuleService>(CATALOG_MODULE)
    const brand = await catalog.createBrands(input)
    return new StepResponse(brand, brand.id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<CatalogModuleService>(CATALOG_MODULE).deleteBrands(id)
    }
  }
)
