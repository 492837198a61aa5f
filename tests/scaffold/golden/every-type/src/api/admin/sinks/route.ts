import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createSinksWorkflow } from "../../../workflows/kitchen-sink/create-sinks"
import { AdminCreateSinkType, AdminGetSinksParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSinksParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: sinks, metadata } = await query.graph({
    entity: "sink",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    sinks,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateSinkType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createSinksWorkflow(req.scope).run({
    input: { sinks: [req.validatedBody] },
  })

  const {
    data: [sink],
  } = await query.graph({
    entity: "sink",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ sink })
}
