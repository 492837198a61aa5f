import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { StoreGetArticleParamsType } from "../validators"

const retrieveArticle = async (req: MedusaRequest, fields: string[]) => {
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
  req: MedusaRequest<unknown, StoreGetArticleParamsType>,
  res: MedusaResponse
) => {
  const article = await retrieveArticle(req, req.queryConfig.fields)

  res.json({ article })
}
