import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteCreditsWorkflow } from "../../../../workflows/magazine/delete-credits"
import { updateCreditsWorkflow } from "../../../../workflows/magazine/update-credits"
import { AdminGetCreditParamsType, AdminUpdateCreditType } from "../validators"

const retrieveCredit = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [credit],
  } = await query.graph({
    entity: "credit",
    fields,
    filters: { id },
  })

  if (!credit) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Credit with id "${id}" was not found`
    )
  }

  return credit
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetCreditParamsType>,
  res: MedusaResponse
) => {
  const credit = await retrieveCredit(req, req.queryConfig.fields)

  res.json({ credit })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateCreditType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveCredit(req, ["id"])

  await updateCreditsWorkflow(req.scope).run({
    input: { credits: [{ ...req.validatedBody, id }] },
  })

  const credit = await retrieveCredit(req, req.queryConfig.fields)

  res.json({ credit })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveCredit(req, ["id"])

  await deleteCreditsWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "credit", deleted: true })
}
