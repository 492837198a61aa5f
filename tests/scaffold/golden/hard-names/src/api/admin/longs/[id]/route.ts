import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteLongNameOfFortyLettersWhichIsTheLimitOkksWorkflow } from "../../../../workflows/hard-names/delete-long-name-of-forty-letters-which-is-the-limit-okks"
import { updateLongNameOfFortyLettersWhichIsTheLimitOkksWorkflow } from "../../../../workflows/hard-names/update-long-name-of-forty-letters-which-is-the-limit-okks"
import {
  AdminGetLongNameOfFortyLettersWhichIsTheLimitOkkParamsType,
  AdminUpdateLongNameOfFortyLettersWhichIsTheLimitOkkType,
} from "../validators"

const retrieveLongNameOfFortyLettersWhichIsTheLimitOkk = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [long_name_of_forty_letters_which_is_the_limit_okk],
  } = await query.graph({
    entity: "long_name_of_forty_letters_which_is_the_limit_okk",
    fields,
    filters: { id },
  })

  if (!long_name_of_forty_letters_which_is_the_limit_okk) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Long name of forty letters which is the limit okk with id "${id}" was not found`
    )
  }

  return long_name_of_forty_letters_which_is_the_limit_okk
}

export const GET = async (
  req: AuthenticatedMedusaRequest<
    unknown,
    AdminGetLongNameOfFortyLettersWhichIsTheLimitOkkParamsType
  >,
  res: MedusaResponse
) => {
  const long_name_of_forty_letters_which_is_the_limit_okk =
    await retrieveLongNameOfFortyLettersWhichIsTheLimitOkk(
      req,
      req.queryConfig.fields
    )

  res.json({ long_name_of_forty_letters_which_is_the_limit_okk })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateLongNameOfFortyLettersWhichIsTheLimitOkkType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveLongNameOfFortyLettersWhichIsTheLimitOkk(req, [
    "id",
  ])

  await updateLongNameOfFortyLettersWhichIsTheLimitOkksWorkflow(req.scope).run({
    input: {
      long_name_of_forty_letters_which_is_the_limit_okks: [
        { ...req.validatedBody, id },
      ],
    },
  })

  const long_name_of_forty_letters_which_is_the_limit_okk =
    await retrieveLongNameOfFortyLettersWhichIsTheLimitOkk(
      req,
      req.queryConfig.fields
    )

  res.json({ long_name_of_forty_letters_which_is_the_limit_okk })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveLongNameOfFortyLettersWhichIsTheLimitOkk(req, [
    "id",
  ])

  await deleteLongNameOfFortyLettersWhichIsTheLimitOkksWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({
    id,
    object: "long_name_of_forty_letters_which_is_the_limit_okk",
    deleted: true,
  })
}
