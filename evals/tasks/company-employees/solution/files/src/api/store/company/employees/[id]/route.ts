import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { COMPANY_MODULE } from "../../../../../modules/company"
import CompanyModuleService from "../../../../../modules/company/service"
import { deleteEmployeesWorkflow } from "../../../../../workflows/company/delete-employees"
import { adminshipOf } from "../../membership"

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const service: CompanyModuleService = req.scope.resolve(COMPANY_MODULE)
  const { company_id } = await adminshipOf(req)
  const { id } = req.params

  const [employee] = await service.listEmployees({ id, company_id })
  if (!employee) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Employee with id "${id}" was not found`
    )
  }

  await deleteEmployeesWorkflow(req.scope).run({ input: { ids: [id] } })

  res.json({ id, object: "employee", deleted: true })
}
