import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listSinksQueryConfig, retrieveSinkQueryConfig } from "./query-config"
import {
  AdminCreateSink,
  AdminGetSinkParams,
  AdminGetSinksParams,
  AdminUpdateSink,
} from "./validators"

export const adminSinksMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sinks",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetSinksParams, listSinksQueryConfig),
    ],
  },
  {
    matcher: "/admin/sinks",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateSink),
      validateAndTransformQuery(AdminGetSinkParams, retrieveSinkQueryConfig),
    ],
  },
  {
    matcher: "/admin/sinks/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetSinkParams, retrieveSinkQueryConfig),
    ],
  },
  {
    matcher: "/admin/sinks/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateSink),
      validateAndTransformQuery(AdminGetSinkParams, retrieveSinkQueryConfig),
    ],
  },
]
