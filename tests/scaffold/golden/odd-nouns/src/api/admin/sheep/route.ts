import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createSheepWorkflow } from "../../../workflows/survey/create-sheep"
import { AdminCreateSheepType, AdminGetSheepListParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSheepListParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: sheep, metadata } = await query.graph({
    entity: "sheep",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    sheep,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateSheepType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createSheepWorkflow(req.scope).run({
    input: { sheep: [req.validatedBody] },
  })

  const {
    data: [sheep],
  } = await query.graph({
    entity: "sheep",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ sheep })
}
