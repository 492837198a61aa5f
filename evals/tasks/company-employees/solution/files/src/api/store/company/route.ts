import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { membershipOf } from "./membership"

export const GET = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { company_id } = await membershipOf(req)

  const {
    data: [company],
  } = await query.graph({
    entity: "company",
    fields: [
      "id",
      "name",
      "employees.id",
      "employees.customer_id",
      "employees.is_admin",
      "employees.spending_limit",
    ],
    filters: { id: company_id },
  })

  res.json({ company })
}
