import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createBrandWorkflow } from "../../../workflows/create-brand"
import type { CreateBrandBody } from "./validators"

export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { data: brands } = await query.graph({ entity: "brand", ...request.queryConfig })
  response.json({ brands })
}

export const POST = async (
  request: AuthenticatedMedusaRequest<CreateBrandBody>,
  response: MedusaResponse
) => {
  const { result: brand } = await createBrandWorkflow(request.scope).run({
    input: request.validatedBody,
  })
  response.json({ brand })
}
