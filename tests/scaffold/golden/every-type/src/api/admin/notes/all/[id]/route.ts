import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteSinkNotesWorkflow } from "../../../../../workflows/kitchen-sink/delete-sink-notes"

const retrieveSinkNote = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [sink_note],
  } = await query.graph({
    entity: "sink_note",
    fields,
    filters: { id },
  })

  if (!sink_note) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Sink note with id "${id}" was not found`
    )
  }

  return sink_note
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveSinkNote(req, ["id"])

  await deleteSinkNotesWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "sink_note", deleted: true })
}
