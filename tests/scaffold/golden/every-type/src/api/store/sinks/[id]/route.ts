import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { StoreGetSinkParamsType } from "../validators"

const retrieveSink = async (req: MedusaRequest, fields: string[]) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [sink],
  } = await query.graph({
    entity: "sink",
    fields,
    filters: { id },
  })

  if (!sink) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Sink with id "${id}" was not found`
    )
  }

  return sink
}

export const GET = async (
  req: MedusaRequest<unknown, StoreGetSinkParamsType>,
  res: MedusaResponse
) => {
  const sink = await retrieveSink(req, req.queryConfig.fields)

  res.json({ sink })
}
