import {
  MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listTagsQueryConfig, retrieveTagQueryConfig } from "./query-config"
import { StoreGetTagParams, StoreGetTagsParams } from "./validators"

export const storeTagsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/tags",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(StoreGetTagsParams, listTagsQueryConfig),
    ],
  },
  {
    matcher: "/store/tags/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(StoreGetTagParams, retrieveTagQueryConfig),
    ],
  },
]
