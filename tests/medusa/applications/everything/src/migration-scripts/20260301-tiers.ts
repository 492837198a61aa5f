import type { ExecArgs } from "@medusajs/framework/types"
import { CATALOG_MODULE } from "../modules/catalog"

export default async function tiers({ container }: Pick<ExecArgs, "container">) {
  const catalog = container.resolve(CATALOG_MODULE)
  const brands = await catalog.listBrands({ rank: { $gte: 100 } })
  await catalog.updateBrands(brands.map(({ id }) => ({ id, tier: "premium" as const })))
}
