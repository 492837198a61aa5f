import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listAuthorsQueryConfig,
  retrieveAuthorQueryConfig,
} from "./query-config"
import {
  AdminCreateAuthor,
  AdminGetAuthorParams,
  AdminGetAuthorsParams,
  AdminUpdateAuthor,
} from "./validators"

export const adminAuthorsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/authors",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetAuthorsParams, listAuthorsQueryConfig),
    ],
  },
  {
    matcher: "/admin/authors",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateAuthor),
      validateAndTransformQuery(
        AdminGetAuthorParams,
        retrieveAuthorQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/authors/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetAuthorParams,
        retrieveAuthorQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/authors/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateAuthor),
      validateAndTransformQuery(
        AdminGetAuthorParams,
        retrieveAuthorQueryConfig
      ),
    ],
  },
]
