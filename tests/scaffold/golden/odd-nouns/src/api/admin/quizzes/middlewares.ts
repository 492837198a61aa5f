import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listQuizzesQueryConfig, retrieveQuizQueryConfig } from "./query-config"
import {
  AdminCreateQuiz,
  AdminGetQuizParams,
  AdminGetQuizzesParams,
  AdminUpdateQuiz,
} from "./validators"

export const adminQuizzesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/quizzes",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetQuizzesParams, listQuizzesQueryConfig),
    ],
  },
  {
    matcher: "/admin/quizzes",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateQuiz),
      validateAndTransformQuery(AdminGetQuizParams, retrieveQuizQueryConfig),
    ],
  },
  {
    matcher: "/admin/quizzes/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetQuizParams, retrieveQuizQueryConfig),
    ],
  },
  {
    matcher: "/admin/quizzes/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateQuiz),
      validateAndTransformQuery(AdminGetQuizParams, retrieveQuizQueryConfig),
    ],
  },
]
