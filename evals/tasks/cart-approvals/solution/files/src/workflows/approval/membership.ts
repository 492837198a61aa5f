import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { COMPANY_MODULE } from "../../modules/company"
import CompanyModuleService from "../../modules/company/service"

export const employeeOf = async (
  customerId: string,
  container: MedusaContainer
) => {
  const service: CompanyModuleService = container.resolve(COMPANY_MODULE)
  const [employee] = await service.listEmployees({ customer_id: customerId })
  if (!employee) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      "You belong to no company"
    )
  }

  return employee
}

export const forbidden = (message: string) =>
  new MedusaError(MedusaError.Types.FORBIDDEN, message)
