import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { assignProductsWorkflow } from "../../../../../workflows/brand/assign-products"
import { AdminAssignProductsType } from "../../validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminAssignProductsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  await assignProductsWorkflow(req.scope).run({
    input: { brand_id: id, product_ids: req.validatedBody.product_ids },
  })

  const {
    data: [brand],
  } = await query.graph({
    entity: "brand",
    fields: req.queryConfig.fields,
    filters: { id },
  })

  res.json({ brand })
}
