import {
  MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listSinksQueryConfig, retrieveSinkQueryConfig } from "./query-config"
import { StoreGetSinkParams, StoreGetSinksParams } from "./validators"

export const storeSinksMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/sinks",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(StoreGetSinksParams, listSinksQueryConfig),
    ],
  },
  {
    matcher: "/store/sinks/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(StoreGetSinkParams, retrieveSinkQueryConfig),
    ],
  },
]
