import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { greetStep } from "./greet"

export const listBrandsStep = createStep("list-brands", async (_: object, { container }) => {
  const service = container.resolve("brand")
  return await service.listBrands()
})

export const countBrandsStep = createStep("count-brands", async (_: object, { container }) => {
  const service = container.resolve("brand")
  const brands = await service.listBrands()
  const names = new Set(brands.map(({ name }) => name))
  if (names.size) {
    return new StepResponse({ names, count: names.size })
  }
  return new StepResponse({ names: [...names], count: 0 })
})

export const greetBrandStep = createStep("greet-brand", async (name: string) => {
  return new StepResponse(greetStep({ name }))
})

export const createBrandStep = createStep("create-brand", async (name: string, { container }) => {
  const service = container.resolve("brand")
  const brand = await service.createBrands({ name })
  return new StepResponse(brand, brand.id)
})

export const createLabelStep = createStep(
  "create-label",
  async (name: string, { container }) => {
    const service = container.resolve("label")
    const label = await service.createLabels({ name })
    return new StepResponse(label, { label_id: label.id })
  },
  async (data, { container }) => {
    if (!data?.label_id) {
      return
    }
    await container.resolve("label").deleteLabels(data.id)
  }
)

export const createTagStep = createStep(
  "create-tag",
  async (name: string, { container }) => {
    const service = container.resolve("label")
    const tag = await service.createTags({ name })
    return new StepResponse(tag, { id: tag.id })
  },
  async ({ id }, { container }) => {
    await container.resolve("label").deleteTags(id)
  }
)

export const updateBrandStep = createStep(
  "update-brand",
  async (data: { id: string; name: string }, { container }) => {
    const service = container.resolve("brand")
    const before = await service.retrieveBrand(data.id)
    const brand = await service.updateBrands(data)
    return new StepResponse(brand, before)
  },
  async (before, { container }) => {
    if (!before) {
      return
    }
    await container.resolve("brand").deleteBrands(before.id)
  }
)

export const renameBrandStep = createStep(
  "rename-brand",
  async (data: { id: string; name: string }, { container }) => {
    const service = container.resolve("brand")
    const before = await service.retrieveBrand(data.id)
    const brand = await service.updateBrands(data)
    await container.resolve("label").createLabels({ name: data.name })
    return new StepResponse(brand, before)
  },
  async (before, { container }) => {
    if (before) {
      await container.resolve("brand").updateBrands(before)
    }
  }
)
