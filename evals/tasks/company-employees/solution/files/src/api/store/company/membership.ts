import { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { COMPANY_MODULE } from "../../../modules/company"
import CompanyModuleService from "../../../modules/company/service"

export const membershipOf = async (req: AuthenticatedMedusaRequest) => {
  const service: CompanyModuleService = req.scope.resolve(COMPANY_MODULE)
  const [employee] = await service.listEmployees({
    customer_id: req.auth_context.actor_id,
  })
  if (!employee) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "You belong to no company"
    )
  }

  return employee
}

export const adminshipOf = async (req: AuthenticatedMedusaRequest) => {
  const employee = await membershipOf(req)
  if (!employee.is_admin) {
    throw new MedusaError(
      MedusaError.Types.FORBIDDEN,
      "Only admins of the company may do this"
    )
  }

  return employee
}
