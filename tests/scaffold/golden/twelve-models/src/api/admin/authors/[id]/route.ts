import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteAuthorsWorkflow } from "../../../../workflows/magazine/delete-authors"
import { updateAuthorsWorkflow } from "../../../../workflows/magazine/update-authors"
import { AdminGetAuthorParamsType, AdminUpdateAuthorType } from "../validators"

const retrieveAuthor = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [author],
  } = await query.graph({
    entity: "author",
    fields,
    filters: { id },
  })

  if (!author) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Author with id "${id}" was not found`
    )
  }

  return author
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetAuthorParamsType>,
  res: MedusaResponse
) => {
  const author = await retrieveAuthor(req, req.queryConfig.fields)

  res.json({ author })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateAuthorType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveAuthor(req, ["id"])

  await updateAuthorsWorkflow(req.scope).run({
    input: { authors: [{ ...req.validatedBody, id }] },
  })

  const author = await retrieveAuthor(req, req.queryConfig.fields)

  res.json({ author })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveAuthor(req, ["id"])

  await deleteAuthorsWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "author", deleted: true })
}
