import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createScrewsWorkflow } from "../../../workflows/kitchen-sink/create-screws"
import { AdminCreateScrewType, AdminGetScrewsParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetScrewsParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: screws, metadata } = await query.graph({
    entity: "screw",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    screws,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateScrewType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createScrewsWorkflow(req.scope).run({
    input: { screws: [req.validatedBody] },
  })

  const {
    data: [screw],
  } = await query.graph({
    entity: "screw",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ screw })
}
