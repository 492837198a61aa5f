import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

export default async function tick(container: MedusaContainer) {
  container.resolve(ContainerRegistrationKeys.LOGGER).debug("tick")
}

export const config = { name: "tick", schedule: { interval: 60_000 }, numberOfExecutions: 3 }
