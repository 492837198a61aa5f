import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteContractsWorkflow } from "../../../../workflows/magazine/delete-contracts"
import { updateContractsWorkflow } from "../../../../workflows/magazine/update-contracts"
import {
  AdminGetContractParamsType,
  AdminUpdateContractType,
} from "../validators"

const retrieveContract = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [contract],
  } = await query.graph({
    entity: "contract",
    fields,
    filters: { id },
  })

  if (!contract) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Contract with id "${id}" was not found`
    )
  }

  return contract
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetContractParamsType>,
  res: MedusaResponse
) => {
  const contract = await retrieveContract(req, req.queryConfig.fields)

  res.json({ contract })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateContractType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveContract(req, ["id"])

  await updateContractsWorkflow(req.scope).run({
    input: { contracts: [{ ...req.validatedBody, id }] },
  })

  const contract = await retrieveContract(req, req.queryConfig.fields)

  res.json({ contract })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveContract(req, ["id"])

  await deleteContractsWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "contract", deleted: true })
}
