import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createQxesWorkflow } from "../../../workflows/hard-names/create-qxes"
import { AdminCreateQxType, AdminGetQxesParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetQxesParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: qxes, metadata } = await query.graph({
    entity: "qx",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    qxes,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateQxType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createQxesWorkflow(req.scope).run({
    input: { qxes: [req.validatedBody] },
  })

  const {
    data: [qx],
  } = await query.graph({
    entity: "qx",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ qx })
}
