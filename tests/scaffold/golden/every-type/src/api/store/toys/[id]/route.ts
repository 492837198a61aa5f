import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { StoreGetToyParamsType } from "../validators"

const retrieveToy = async (req: MedusaRequest, fields: string[]) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [toy],
  } = await query.graph({
    entity: "toy",
    fields,
    filters: { id },
  })

  if (!toy) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Toy with id "${id}" was not found`
    )
  }

  return toy
}

export const GET = async (
  req: MedusaRequest<unknown, StoreGetToyParamsType>,
  res: MedusaResponse
) => {
  const toy = await retrieveToy(req, req.queryConfig.fields)

  res.json({ toy })
}
