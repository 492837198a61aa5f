import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { StoreGetSizeGuideParamsType } from "../validators"

const retrieveSizeGuide = async (req: MedusaRequest, fields: string[]) => {
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
  req: MedusaRequest<unknown, StoreGetSizeGuideParamsType>,
  res: MedusaResponse
) => {
  const size_guide = await retrieveSizeGuide(req, req.queryConfig.fields)

  res.json({ size_guide })
}
