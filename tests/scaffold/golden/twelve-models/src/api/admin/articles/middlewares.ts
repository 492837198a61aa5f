import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listArticlesQueryConfig,
  retrieveArticleQueryConfig,
} from "./query-config"
import {
  AdminCreateArticle,
  AdminGetArticleParams,
  AdminGetArticlesParams,
  AdminUpdateArticle,
} from "./validators"

export const adminArticlesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/articles",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetArticlesParams,
        listArticlesQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/articles",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateArticle),
      validateAndTransformQuery(
        AdminGetArticleParams,
        retrieveArticleQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/articles/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetArticleParams,
        retrieveArticleQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/articles/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateArticle),
      validateAndTransformQuery(
        AdminGetArticleParams,
        retrieveArticleQueryConfig
      ),
    ],
  },
]
