import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createSalesPeopleWorkflow } from "../../../workflows/survey/create-sales-people"
import {
  AdminCreateSalesPersonType,
  AdminGetSalesPeopleParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSalesPeopleParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: sales_people, metadata } = await query.graph({
    entity: "sales_person",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    sales_people,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateSalesPersonType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createSalesPeopleWorkflow(req.scope).run({
    input: { sales_people: [req.validatedBody] },
  })

  const {
    data: [sales_person],
  } = await query.graph({
    entity: "sales_person",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ sales_person })
}
