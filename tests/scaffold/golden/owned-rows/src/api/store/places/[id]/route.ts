import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { StoreGetStopParamsType } from "../validators"

const retrieveStop = async (req: MedusaRequest, fields: string[]) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [stop],
  } = await query.graph({
    entity: "stop",
    fields,
    filters: { id },
  })

  if (!stop) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Stop with id "${id}" was not found`
    )
  }

  return stop
}

export const GET = async (
  req: MedusaRequest<unknown, StoreGetStopParamsType>,
  res: MedusaResponse
) => {
  const stop = await retrieveStop(req, req.queryConfig.fields)

  res.json({ stop })
}
