import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createFitProfilesWorkflow } from "../../../workflows/size-guide/create-fit-profiles"
import {
  StoreCreateFitProfileType,
  StoreGetFitProfilesParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, StoreGetFitProfilesParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: fit_profiles, metadata } = await query.graph({
    entity: "fit_profile",
    fields: req.queryConfig.fields,
    filters: {
      ...req.filterableFields,
      customer_id: req.auth_context.actor_id,
    },
    pagination: req.queryConfig.pagination,
  })

  res.json({
    fit_profiles,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreCreateFitProfileType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createFitProfilesWorkflow(req.scope).run({
    input: {
      fit_profiles: [
        { ...req.validatedBody, customer_id: req.auth_context.actor_id },
      ],
    },
  })

  const {
    data: [fit_profile],
  } = await query.graph({
    entity: "fit_profile",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ fit_profile })
}
