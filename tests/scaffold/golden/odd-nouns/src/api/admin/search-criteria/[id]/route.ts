import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteSearchCriteriaWorkflow } from "../../../../workflows/survey/delete-search-criteria"
import { updateSearchCriteriaWorkflow } from "../../../../workflows/survey/update-search-criteria"
import {
  AdminGetSearchCriterionParamsType,
  AdminUpdateSearchCriterionType,
} from "../validators"

const retrieveSearchCriterion = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [search_criterion],
  } = await query.graph({
    entity: "search_criterion",
    fields,
    filters: { id },
  })

  if (!search_criterion) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Search criterion with id "${id}" was not found`
    )
  }

  return search_criterion
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSearchCriterionParamsType>,
  res: MedusaResponse
) => {
  const search_criterion = await retrieveSearchCriterion(
    req,
    req.queryConfig.fields
  )

  res.json({ search_criterion })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateSearchCriterionType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveSearchCriterion(req, ["id"])

  await updateSearchCriteriaWorkflow(req.scope).run({
    input: { search_criteria: [{ ...req.validatedBody, id }] },
  })

  const search_criterion = await retrieveSearchCriterion(
    req,
    req.queryConfig.fields
  )

  res.json({ search_criterion })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveSearchCriterion(req, ["id"])

  await deleteSearchCriteriaWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "search_criterion", deleted: true })
}
