import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createDataWorkflow } from "../../../workflows/survey/create-data"
import { AdminCreateDataType, AdminGetDataListParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetDataListParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: data_rows, metadata } = await query.graph({
    entity: "data",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    data: data_rows,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateDataType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createDataWorkflow(req.scope).run({
    input: { data: [req.validatedBody] },
  })

  const {
    data: [data_row],
  } = await query.graph({
    entity: "data",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ data: data_row })
}
