import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deletePicturesWorkflow } from "../../../../workflows/magazine/delete-pictures"
import { updatePicturesWorkflow } from "../../../../workflows/magazine/update-pictures"
import { AdminUpdatePictureType } from "../validators"

const retrievePicture = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [picture],
  } = await query.graph({
    entity: "picture",
    fields,
    filters: { id },
  })

  if (!picture) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Picture with id "${id}" was not found`
    )
  }

  return picture
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdatePictureType>,
  res: MedusaResponse
) => {
  const { id } = await retrievePicture(req, ["id"])

  await updatePicturesWorkflow(req.scope).run({
    input: { pictures: [{ ...req.validatedBody, id }] },
  })

  const picture = await retrievePicture(req, req.queryConfig.fields)

  res.json({ picture })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrievePicture(req, ["id"])

  await deletePicturesWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "picture", deleted: true })
}
