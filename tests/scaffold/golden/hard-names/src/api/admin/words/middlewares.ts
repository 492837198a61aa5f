import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listWordsQueryConfig, retrieveWordQueryConfig } from "./query-config"
import {
  AdminCreateWord,
  AdminGetWordParams,
  AdminGetWordsParams,
  AdminUpdateWord,
} from "./validators"

export const adminWordsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/words",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetWordsParams, listWordsQueryConfig),
    ],
  },
  {
    matcher: "/admin/words",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateWord),
      validateAndTransformQuery(AdminGetWordParams, retrieveWordQueryConfig),
    ],
  },
  {
    matcher: "/admin/words/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetWordParams, retrieveWordQueryConfig),
    ],
  },
  {
    matcher: "/admin/words/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateWord),
      validateAndTransformQuery(AdminGetWordParams, retrieveWordQueryConfig),
    ],
  },
]
