import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createProductIndicesWorkflow } from "../../../workflows/survey/create-product-indices"
import {
  AdminCreateProductIndexType,
  AdminGetProductIndicesParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetProductIndicesParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: product_indices, metadata } = await query.graph({
    entity: "product_index",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    product_indices,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateProductIndexType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createProductIndicesWorkflow(req.scope).run({
    input: { product_indices: [req.validatedBody] },
  })

  const {
    data: [product_index],
  } = await query.graph({
    entity: "product_index",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ product_index })
}
