import type { LoaderOptions } from "@medusajs/framework/types"
import { asValue } from "@medusajs/framework/awilix"

type Options = { supplier?: string }

export default async function supplierLoader({ container, options }: LoaderOptions<Options>) {
  container.register({ supplierUrl: asValue(options?.supplier ?? null) })
}
