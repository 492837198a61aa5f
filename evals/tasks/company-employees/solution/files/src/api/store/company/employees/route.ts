import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { createEmployeesWorkflow } from "../../../../workflows/company/create-employees"
import { adminshipOf } from "../membership"
import { StoreAddEmployeeType } from "../validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreAddEmployeeType>,
  res: MedusaResponse
) => {
  const { company_id } = await adminshipOf(req)
  await req.scope
    .resolve(Modules.CUSTOMER)
    .retrieveCustomer(req.validatedBody.customer_id)

  const {
    result: [employee],
  } = await createEmployeesWorkflow(req.scope).run({
    input: { employees: [{ ...req.validatedBody, company_id }] },
  })

  res.json({ employee })
}
