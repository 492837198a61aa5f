import {
  ContainerRegistrationKeys,
  MathBN,
  MedusaError,
} from "@medusajs/framework/utils"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"

export const MINIMUM_ORDER = 50

completeCartWorkflow.hooks.validate(async ({ cart }, { container }) => {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const {
    data: [{ item_total }],
  } = await query.graph({
    entity: "cart",
    fields: ["id", "item_total"],
    filters: { id: cart.id },
  })

  if (MathBN.lt(item_total ?? 0, MINIMUM_ORDER)) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      `An order needs items worth at least ${MINIMUM_ORDER}`
    )
  }
})
