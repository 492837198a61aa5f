import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createContractsWorkflow } from "../../../workflows/magazine/create-contracts"
import {
  AdminCreateContractType,
  AdminGetContractsParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetContractsParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: contracts, metadata } = await query.graph({
    entity: "contract",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    contracts,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateContractType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createContractsWorkflow(req.scope).run({
    input: { contracts: [req.validatedBody] },
  })

  const {
    data: [contract],
  } = await query.graph({
    entity: "contract",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ contract })
}
