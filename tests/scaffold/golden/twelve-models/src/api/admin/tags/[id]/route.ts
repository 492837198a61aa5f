import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteTagsWorkflow } from "../../../../workflows/magazine/delete-tags"
import { updateTagsWorkflow } from "../../../../workflows/magazine/update-tags"
import { AdminGetTagParamsType, AdminUpdateTagType } from "../validators"

const retrieveTag = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [tag],
  } = await query.graph({
    entity: "tag",
    fields,
    filters: { key: id },
  })

  if (!tag) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Tag with key "${id}" was not found`
    )
  }

  return tag
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetTagParamsType>,
  res: MedusaResponse
) => {
  const tag = await retrieveTag(req, req.queryConfig.fields)

  res.json({ tag })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateTagType>,
  res: MedusaResponse
) => {
  const { key: id } = await retrieveTag(req, ["key"])

  await updateTagsWorkflow(req.scope).run({
    input: { tags: [{ ...req.validatedBody, key: id }] },
  })

  const tag = await retrieveTag(req, req.queryConfig.fields)

  res.json({ tag })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { key: id } = await retrieveTag(req, ["key"])

  await deleteTagsWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "tag", deleted: true })
}
