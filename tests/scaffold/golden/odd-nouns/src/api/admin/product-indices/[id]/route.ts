import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteProductIndicesWorkflow } from "../../../../workflows/survey/delete-product-indices"
import { updateProductIndicesWorkflow } from "../../../../workflows/survey/update-product-indices"
import {
  AdminGetProductIndexParamsType,
  AdminUpdateProductIndexType,
} from "../validators"

const retrieveProductIndex = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [product_index],
  } = await query.graph({
    entity: "product_index",
    fields,
    filters: { id },
  })

  if (!product_index) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Product index with id "${id}" was not found`
    )
  }

  return product_index
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetProductIndexParamsType>,
  res: MedusaResponse
) => {
  const product_index = await retrieveProductIndex(req, req.queryConfig.fields)

  res.json({ product_index })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateProductIndexType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveProductIndex(req, ["id"])

  await updateProductIndicesWorkflow(req.scope).run({
    input: { product_indices: [{ ...req.validatedBody, id }] },
  })

  const product_index = await retrieveProductIndex(req, req.queryConfig.fields)

  res.json({ product_index })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveProductIndex(req, ["id"])

  await deleteProductIndicesWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "product_index", deleted: true })
}
