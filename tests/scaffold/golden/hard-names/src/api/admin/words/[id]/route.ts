import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteWordsWorkflow } from "../../../../workflows/hard-names/delete-words"
import { updateWordsWorkflow } from "../../../../workflows/hard-names/update-words"
import { AdminGetWordParamsType, AdminUpdateWordType } from "../validators"

const retrieveWord = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [word],
  } = await query.graph({
    entity: "word",
    fields,
    filters: { id },
  })

  if (!word) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Word with id "${id}" was not found`
    )
  }

  return word
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetWordParamsType>,
  res: MedusaResponse
) => {
  const word = await retrieveWord(req, req.queryConfig.fields)

  res.json({ word })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateWordType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveWord(req, ["id"])

  await updateWordsWorkflow(req.scope).run({
    input: { words: [{ ...req.validatedBody, id }] },
  })

  const word = await retrieveWord(req, req.queryConfig.fields)

  res.json({ word })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveWord(req, ["id"])

  await deleteWordsWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "word", deleted: true })
}
