import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createAddress2sWorkflow } from "../../../../../workflows/toy/create-address2s"
import {
  StoreCreateAddress2Type,
  StoreGetAddress2sParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, StoreGetAddress2sParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: address2s, metadata } = await query.graph({
    entity: "address2",
    fields: req.queryConfig.fields,
    filters: {
      ...req.filterableFields,
      customer_id: req.auth_context.actor_id,
    },
    pagination: req.queryConfig.pagination,
  })

  res.json({
    address2s,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreCreateAddress2Type>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createAddress2sWorkflow(req.scope).run({
    input: {
      address2s: [
        { ...req.validatedBody, customer_id: req.auth_context.actor_id },
      ],
    },
  })

  const {
    data: [address2],
  } = await query.graph({
    entity: "address2",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ address2 })
}
