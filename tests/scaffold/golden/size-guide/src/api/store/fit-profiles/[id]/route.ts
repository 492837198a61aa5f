import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteFitProfilesWorkflow } from "../../../../workflows/size-guide/delete-fit-profiles"
import { updateFitProfilesWorkflow } from "../../../../workflows/size-guide/update-fit-profiles"
import {
  StoreGetFitProfileParamsType,
  StoreUpdateFitProfileType,
} from "../validators"

const retrieveFitProfile = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [fit_profile],
  } = await query.graph({
    entity: "fit_profile",
    fields,
    filters: { id, customer_id: req.auth_context.actor_id },
  })

  if (!fit_profile) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Fit profile with id "${id}" was not found`
    )
  }

  return fit_profile
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, StoreGetFitProfileParamsType>,
  res: MedusaResponse
) => {
  const fit_profile = await retrieveFitProfile(req, req.queryConfig.fields)

  res.json({ fit_profile })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<StoreUpdateFitProfileType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveFitProfile(req, ["id"])

  await updateFitProfilesWorkflow(req.scope).run({
    input: { fit_profiles: [{ ...req.validatedBody, id }] },
  })

  const fit_profile = await retrieveFitProfile(req, req.queryConfig.fields)

  res.json({ fit_profile })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveFitProfile(req, ["id"])

  await deleteFitProfilesWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "fit_profile", deleted: true })
}
