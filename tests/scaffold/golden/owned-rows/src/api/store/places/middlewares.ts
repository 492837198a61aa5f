import {
  MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listStopsQueryConfig, retrieveStopQueryConfig } from "./query-config"
import { StoreGetStopParams, StoreGetStopsParams } from "./validators"

export const storePlacesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/places",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(StoreGetStopsParams, listStopsQueryConfig),
    ],
  },
  {
    matcher: "/store/places/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(StoreGetStopParams, retrieveStopQueryConfig),
    ],
  },
]
