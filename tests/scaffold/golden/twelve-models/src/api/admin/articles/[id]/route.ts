import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteArticlesWorkflow } from "../../../../workflows/magazine/delete-articles"
import { updateArticlesWorkflow } from "../../../../workflows/magazine/update-articles"
import {
  AdminGetArticleParamsType,
  AdminUpdateArticleType,
} from "../validators"

const retrieveArticle = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [article],
  } = await query.graph({
    entity: "article",
    fields,
    filters: { id },
  })

  if (!article) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Article with id "${id}" was not found`
    )
  }

  return article
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetArticleParamsType>,
  res: MedusaResponse
) => {
  const article = await retrieveArticle(req, req.queryConfig.fields)

  res.json({ article })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateArticleType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveArticle(req, ["id"])

  await updateArticlesWorkflow(req.scope).run({
    input: { articles: [{ ...req.validatedBody, id }] },
  })

  const article = await retrieveArticle(req, req.queryConfig.fields)

  res.json({ article })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveArticle(req, ["id"])

  await deleteArticlesWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "article", deleted: true })
}
