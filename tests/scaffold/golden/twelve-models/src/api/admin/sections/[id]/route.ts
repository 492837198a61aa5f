import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteSectionsWorkflow } from "../../../../workflows/magazine/delete-sections"
import { updateSectionsWorkflow } from "../../../../workflows/magazine/update-sections"
import {
  AdminGetSectionParamsType,
  AdminUpdateSectionType,
} from "../validators"

const retrieveSection = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [section],
  } = await query.graph({
    entity: "section",
    fields,
    filters: { code: id },
  })

  if (!section) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Section with code "${id}" was not found`
    )
  }

  return section
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSectionParamsType>,
  res: MedusaResponse
) => {
  const section = await retrieveSection(req, req.queryConfig.fields)

  res.json({ section })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateSectionType>,
  res: MedusaResponse
) => {
  const { code: id } = await retrieveSection(req, ["code"])

  await updateSectionsWorkflow(req.scope).run({
    input: { sections: [{ ...req.validatedBody, code: id }] },
  })

  const section = await retrieveSection(req, req.queryConfig.fields)

  res.json({ section })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { code: id } = await retrieveSection(req, ["code"])

  await deleteSectionsWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "section", deleted: true })
}
