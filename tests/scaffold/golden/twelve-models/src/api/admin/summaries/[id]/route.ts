import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteSummariesWorkflow } from "../../../../workflows/magazine/delete-summaries"
import { updateSummariesWorkflow } from "../../../../workflows/magazine/update-summaries"
import {
  AdminGetSummaryParamsType,
  AdminUpdateSummaryType,
} from "../validators"

const retrieveSummary = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [summary],
  } = await query.graph({
    entity: "summary",
    fields,
    filters: { id },
  })

  if (!summary) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Summary with id "${id}" was not found`
    )
  }

  return summary
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSummaryParamsType>,
  res: MedusaResponse
) => {
  const summary = await retrieveSummary(req, req.queryConfig.fields)

  res.json({ summary })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateSummaryType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveSummary(req, ["id"])

  await updateSummariesWorkflow(req.scope).run({
    input: { summaries: [{ ...req.validatedBody, id }] },
  })

  const summary = await retrieveSummary(req, req.queryConfig.fields)

  res.json({ summary })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveSummary(req, ["id"])

  await deleteSummariesWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "summary", deleted: true })
}
