import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createSizeGuidesWorkflow } from "../../../workflows/size-guide/create-size-guides"
import {
  AdminCreateSizeGuideType,
  AdminGetSizeGuidesParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSizeGuidesParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: size_guides, metadata } = await query.graph({
    entity: "size_guide",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    size_guides,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateSizeGuideType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createSizeGuidesWorkflow(req.scope).run({
    input: { size_guides: [req.validatedBody] },
  })

  const {
    data: [size_guide],
  } = await query.graph({
    entity: "size_guide",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ size_guide })
}
