import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteSizeGuidesWorkflow } from "../../../../workflows/size-guide/delete-size-guides"
import { updateSizeGuidesWorkflow } from "../../../../workflows/size-guide/update-size-guides"
import {
  AdminGetSizeGuideParamsType,
  AdminUpdateSizeGuideType,
} from "../validators"

const retrieveSizeGuide = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [size_guide],
  } = await query.graph({
    entity: "size_guide",
    fields,
    filters: { id },
  })

  if (!size_guide) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Size guide with id "${id}" was not found`
    )
  }

  return size_guide
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSizeGuideParamsType>,
  res: MedusaResponse
) => {
  const size_guide = await retrieveSizeGuide(req, req.queryConfig.fields)

  res.json({ size_guide })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateSizeGuideType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveSizeGuide(req, ["id"])

  await updateSizeGuidesWorkflow(req.scope).run({
    input: { size_guides: [{ ...req.validatedBody, id }] },
  })

  const size_guide = await retrieveSizeGuide(req, req.queryConfig.fields)

  res.json({ size_guide })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveSizeGuide(req, ["id"])

  await deleteSizeGuidesWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "size_guide", deleted: true })
}
