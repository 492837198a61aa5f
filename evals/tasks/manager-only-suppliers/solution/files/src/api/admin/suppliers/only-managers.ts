import {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"

export const onlyManagers = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const {
    data: [user],
  } = await query.graph({
    entity: "user",
    fields: ["id", "metadata"],
    filters: { id: req.auth_context.actor_id },
  })

  if (user?.metadata?.role !== "manager") {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "Only managers may change suppliers"
    )
  }
  next()
}
