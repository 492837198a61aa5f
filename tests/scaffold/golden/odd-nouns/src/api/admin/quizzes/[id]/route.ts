import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import {
  ContainerRegistrationKeys,
  MedusaError,
} from "@medusajs/framework/utils"
import { deleteQuizzesWorkflow } from "../../../../workflows/survey/delete-quizzes"
import { updateQuizzesWorkflow } from "../../../../workflows/survey/update-quizzes"
import { AdminGetQuizParamsType, AdminUpdateQuizType } from "../validators"

const retrieveQuiz = async (
  req: AuthenticatedMedusaRequest,
  fields: string[]
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)
  const { id } = req.params

  const {
    data: [quiz],
  } = await query.graph({
    entity: "quiz",
    fields,
    filters: { id },
  })

  if (!quiz) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `Quiz with id "${id}" was not found`
    )
  }

  return quiz
}

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetQuizParamsType>,
  res: MedusaResponse
) => {
  const quiz = await retrieveQuiz(req, req.queryConfig.fields)

  res.json({ quiz })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminUpdateQuizType>,
  res: MedusaResponse
) => {
  const { id } = await retrieveQuiz(req, ["id"])

  await updateQuizzesWorkflow(req.scope).run({
    input: { quizzes: [{ ...req.validatedBody, id }] },
  })

  const quiz = await retrieveQuiz(req, req.queryConfig.fields)

  res.json({ quiz })
}

export const DELETE = async (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
) => {
  const { id } = await retrieveQuiz(req, ["id"])

  await deleteQuizzesWorkflow(req.scope).run({
    input: { ids: [id] },
  })

  res.json({ id, object: "quiz", deleted: true })
}
