import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { Modules } from "@medusajs/framework/utils"
import { CATALOG_MODULE } from "../../../../modules/catalog"

export const DELETE = async (request: AuthenticatedMedusaRequest, response: MedusaResponse) => {
  const { id } = request.params
  await request.scope.resolve(CATALOG_MODULE).softDeleteBrands(id)
  await request.scope.resolve(Modules.EVENT_BUS).emit({ name: "brand.deleted", data: { id } })
  response.json({ id, object: "brand", deleted: true })
}
