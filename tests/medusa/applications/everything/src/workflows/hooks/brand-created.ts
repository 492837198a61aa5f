import { createBrandWorkflow } from "../create-brand"

createBrandWorkflow.hooks.brandCreated(async ({ id }, { container }) => {
  container.resolve("logger").info(`brand ${id} was created`)
})
