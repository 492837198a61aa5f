// Put beside the routes of the shop under check: sends an event as a workflow would.
import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"

export const AUTHENTICATE = false

export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  await req.scope.resolve(Modules.EVENT_BUS).emit(req.body as { name: string; data: unknown })
  res.json({})
}
