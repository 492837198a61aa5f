import type { MedusaContainer } from "@medusajs/framework/types"

export default async function tick(container: MedusaContainer) {
  container.resolve("logger").debug("tick")
}

export const config = { name: "tick", schedule: { interval: 60_000 }, numberOfExecutions: 3 }
