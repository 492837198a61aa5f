import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { StoreGetTagParamsType } from "../validators"

const retrieveTag = async (req: MedusaRequest, fields: string[]) => {
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
  req: MedusaRequest<unknown, StoreGetTagParamsType>,
  res: MedusaResponse
) => {
  const tag = await retrieveTag(req, req.queryConfig.fields)

  res.json({ tag })
}
