import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createLongNameOfFortyLettersWhichIsTheLimitOkksWorkflow } from "../../../workflows/hard-names/create-long-name-of-forty-letters-which-is-the-limit-okks"
import {
  AdminCreateLongNameOfFortyLettersWhichIsTheLimitOkkType,
  AdminGetLongNameOfFortyLettersWhichIsTheLimitOkksParamsType,
} from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<
    unknown,
    AdminGetLongNameOfFortyLettersWhichIsTheLimitOkksParamsType
  >,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: long_name_of_forty_letters_which_is_the_limit_okks, metadata } =
    await query.graph({
      entity: "long_name_of_forty_letters_which_is_the_limit_okk",
      fields: req.queryConfig.fields,
      filters: req.filterableFields,
      pagination: req.queryConfig.pagination,
    })

  res.json({
    long_name_of_forty_letters_which_is_the_limit_okks,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateLongNameOfFortyLettersWhichIsTheLimitOkkType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } =
    await createLongNameOfFortyLettersWhichIsTheLimitOkksWorkflow(
      req.scope
    ).run({
      input: {
        long_name_of_forty_letters_which_is_the_limit_okks: [req.validatedBody],
      },
    })

  const {
    data: [long_name_of_forty_letters_which_is_the_limit_okk],
  } = await query.graph({
    entity: "long_name_of_forty_letters_which_is_the_limit_okk",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ long_name_of_forty_letters_which_is_the_limit_okk })
}
