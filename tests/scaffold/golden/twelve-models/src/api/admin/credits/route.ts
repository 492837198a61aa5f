import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createCreditsWorkflow } from "../../../workflows/magazine/create-credits"
import { AdminCreateCreditType, AdminGetCreditsParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetCreditsParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: credits, metadata } = await query.graph({
    entity: "credit",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    credits,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateCreditType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createCreditsWorkflow(req.scope).run({
    input: { credits: [req.validatedBody] },
  })

  const {
    data: [credit],
  } = await query.graph({
    entity: "credit",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ credit })
}
