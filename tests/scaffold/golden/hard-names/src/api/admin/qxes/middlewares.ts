import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listQxesQueryConfig, retrieveQxQueryConfig } from "./query-config"
import {
  AdminCreateQx,
  AdminGetQxParams,
  AdminGetQxesParams,
  AdminUpdateQx,
} from "./validators"

export const adminQxesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/qxes",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetQxesParams, listQxesQueryConfig),
    ],
  },
  {
    matcher: "/admin/qxes",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateQx),
      validateAndTransformQuery(AdminGetQxParams, retrieveQxQueryConfig),
    ],
  },
  {
    matcher: "/admin/qxes/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetQxParams, retrieveQxQueryConfig),
    ],
  },
  {
    matcher: "/admin/qxes/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateQx),
      validateAndTransformQuery(AdminGetQxParams, retrieveQxQueryConfig),
    ],
  },
]
