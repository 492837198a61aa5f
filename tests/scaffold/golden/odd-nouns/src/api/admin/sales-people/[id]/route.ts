import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteSalesPeopleWorkflow } from "../../../../workflows/survey/delete-sales-people"
import { updateSalesPeopleWorkflow } from "../../../../workflows/survey/update-sales-people"
import {
  AdminGetSalesPersonParamsType,
  AdminUpdateSalesPersonType,
} from "../validators"

const retrieveSalesPerson = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [sales_person],
  } = await query.graph({
    entity: "sales_person",
    fields,
    filters: { id },
  })

  if (!sales_person) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Sales person with id "${id}" was not found`
    )
  }

  return sales_person
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSalesPersonParamsType>,
  res: MedusaResponse
) => {
  const sales_person = await retrieveSalesPerson(req, req.queryConfig.fields)

  res.json({ sales_person })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateSalesPersonType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveSalesPerson(req, ["id"])

  await updateSalesPeopleWorkflow(req.scope).run({
    input: { sales_people: [{ ...req.validatedBody, id }] },
  })

  const sales_person = await retrieveSalesPerson(req, req.queryConfig.fields)

  res.json({ sales_person })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveSalesPerson(req, ["id"])

  await deleteSalesPeopleWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "sales_person", deleted: true })
}
