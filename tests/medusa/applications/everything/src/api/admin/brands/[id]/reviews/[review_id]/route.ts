import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"

const accept = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const engine = request.scope.resolve(Modules.WORKFLOW_ENGINE)
  await engine.run("review-brand", { input: { id: request.params.review_id } })
  response.sendStatus(202)
}

export { accept as POST }
