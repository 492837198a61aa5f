import {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { createQuizzesWorkflow } from "../../../workflows/survey/create-quizzes"
import { AdminCreateQuizType, AdminGetQuizzesParamsType } from "./validators"

export const GET = async (
  req: AuthenticatedMedusaRequest<unknown, AdminGetQuizzesParamsType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { data: quizzes, metadata } = await query.graph({
    entity: "quiz",
    fields: req.queryConfig.fields,
    filters: req.filterableFields,
    pagination: req.queryConfig.pagination,
  })

  res.json({
    quizzes,
    count: metadata?.count ?? 0,
    offset: metadata?.skip ?? 0,
    limit: metadata?.take ?? 0,
  })
}

export const POST = async (
  req: AuthenticatedMedusaRequest<AdminCreateQuizType>,
  res: MedusaResponse
) => {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY)

  const { result } = await createQuizzesWorkflow(req.scope).run({
    input: { quizzes: [req.validatedBody] },
  })

  const {
    data: [quiz],
  } = await query.graph({
    entity: "quiz",
    fields: req.queryConfig.fields,
    filters: { id: result[0].id },
  })

  res.json({ quiz })
}
