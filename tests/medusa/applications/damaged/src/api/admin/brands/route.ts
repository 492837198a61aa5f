import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { clearWorkflow } from "../../../workflows/clear"

export const POST = async (req: MedusaRequest<string[]>, res: MedusaResponse) => {
  const { result } = await clearWorkflow.run({ input: req.validatedBody })
  res.json({ result })
}
