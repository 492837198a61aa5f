import {
  MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listArticlesQueryConfig,
  retrieveArticleQueryConfig,
} from "./query-config"
import { StoreGetArticleParams, StoreGetArticlesParams } from "./validators"

export const storeArticlesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/articles",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        StoreGetArticlesParams,
        listArticlesQueryConfig
      ),
    ],
  },
  {
    matcher: "/store/articles/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        StoreGetArticleParams,
        retrieveArticleQueryConfig
      ),
    ],
  },
]
