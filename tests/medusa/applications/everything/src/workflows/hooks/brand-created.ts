import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createBrandWorkflow } from "../create-brand"

createBrandWorkflow.hooks.brandCreated(async ({ id }, { container }) => {
  container.resolve(ContainerRegistrationKeys.LOGGER).info(`brand ${id} was created`)
})
