import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createSinkNotesWorkflow } from "../../../../workflows/kitchen-sink/create-sink-notes"
import { AdminCreateSinkNoteType } from "./validators"

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateSinkNoteType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createSinkNotesWorkflow(req.scope).run({
    input: { sink_notes: [req.validatedBody] },
  })

  const {
    data: [sink_note],
  } = await query.graph({
    entity: "sink_note",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ sink_note })
}
