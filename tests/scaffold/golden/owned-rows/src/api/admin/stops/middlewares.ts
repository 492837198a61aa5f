import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listStopsQueryConfig, retrieveStopQueryConfig } from "./query-config"
import {
  AdminCreateStop,
  AdminGetStopParams,
  AdminGetStopsParams,
  AdminUpdateStop,
} from "./validators"

export const adminStopsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/stops",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetStopsParams, listStopsQueryConfig),
    ],
  },
  {
    matcher: "/admin/stops",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateStop),
      validateAndTransformQuery(AdminGetStopParams, retrieveStopQueryConfig),
    ],
  },
  {
    matcher: "/admin/stops/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetStopParams, retrieveStopQueryConfig),
    ],
  },
  {
    matcher: "/admin/stops/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateStop),
      validateAndTransformQuery(AdminGetStopParams, retrieveStopQueryConfig),
    ],
  },
]
