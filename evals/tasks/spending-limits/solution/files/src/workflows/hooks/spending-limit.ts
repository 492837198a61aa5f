import {
  ContainerRegistrationKeys,
  MathBN,
  MedusaError,
} from "@medusajs/framework/utils"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { COMPANY_MODULE } from "../../modules/company"
import CompanyModuleService from "../../modules/company/service"

completeCartWorkflow.hooks.validate(async ({ cart }, { container }) => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const service: CompanyModuleService = container.resolve(COMPANY_MODULE)

  const {
    data: [{ customer_id, total }],
  } = await query.graph({
    entity: "cart",
    fields: ["id", "customer_id", "total"],
    filters: { id: cart.id },
  })
  if (!customer_id) {
    return
  }

  const [employee] = await service.listEmployees({ customer_id })
  // A limit of 0 is one: only null stands for none.
  const limit = employee?.spending_limit ?? null
  if (limit !== null && MathBN.gt(total ?? 0, limit)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `The cart is worth more than the spending limit of ${limit}`
    )
  }
})
