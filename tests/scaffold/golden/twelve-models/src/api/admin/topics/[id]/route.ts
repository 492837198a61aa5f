import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteTopicsWorkflow } from "../../../../workflows/magazine/delete-topics"
import { updateTopicsWorkflow } from "../../../../workflows/magazine/update-topics"
import { AdminGetTopicParamsType, AdminUpdateTopicType } from "../validators"

const retrieveTopic = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [topic],
  } = await query.graph({
    entity: "topic",
    fields,
    filters: { id },
  })

  if (!topic) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Topic with id "${id}" was not found`
    )
  }

  return topic
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetTopicParamsType>,
  res: MedusaResponse
) => {
  const topic = await retrieveTopic(req, req.queryConfig.fields)

  res.json({ topic })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateTopicType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveTopic(req, ["id"])

  await updateTopicsWorkflow(req.scope).run({
    input: { topics: [{ ...req.validatedBody, id }] },
  })

  const topic = await retrieveTopic(req, req.queryConfig.fields)

  res.json({ topic })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveTopic(req, ["id"])

  await deleteTopicsWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "topic", deleted: true })
}
