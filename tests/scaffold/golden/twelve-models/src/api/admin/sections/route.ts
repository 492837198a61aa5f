import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createSectionsWorkflow } from "../../../workflows/magazine/create-sections"
import {
  AdminCreateSectionType,
  AdminGetSectionsParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetSectionsParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: sections, metadata } = await query.graph({
    entity: "section",
    fields: req.queryConfig.fields,
    // To the types, `order` is the field of this name and not the parameter.
    filters: req.filterableFields as Record<string, any>,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    sections,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateSectionType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createSectionsWorkflow(req.scope).run({
    input: { sections: [req.validatedBody] },
  })

  const {
    data: [section],
  } = await query.graph({
    entity: "section",
    fields: req.queryConfig.fields,
    filters: { code: result[0].code },
  })

  res.json({ section })
}
