import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createPicturesWorkflow } from "../../../workflows/magazine/create-pictures"
import {
  AdminCreatePictureType,
  AdminGetPicturesParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetPicturesParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: pictures, metadata } = await query.graph({
    entity: "picture",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    pictures,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreatePictureType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createPicturesWorkflow(req.scope).run({
    input: { pictures: [req.validatedBody] },
  })

  const {
    data: [picture],
  } = await query.graph({
    entity: "picture",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ picture })
}
