import {
  MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { retrieveToyQueryConfig } from "./query-config"
import { StoreGetToyParams } from "./validators"

export const storeToysMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/toys/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(StoreGetToyParams, retrieveToyQueryConfig),
    ],
  },
]
