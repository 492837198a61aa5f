import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

export default async function expirePoints(container: MedusaContainer) {
  container.resolve(ContainerRegistrationKeys.LOGGER).info("points expire at the end of the year")
}

export const config = { name: "expire-points", schedule: "0 0 1 1 *" }
