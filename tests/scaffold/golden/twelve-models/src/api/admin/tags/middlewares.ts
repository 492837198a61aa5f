import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listTagsQueryConfig, retrieveTagQueryConfig } from "./query-config"
import {
  AdminCreateTag,
  AdminGetTagParams,
  AdminGetTagsParams,
  AdminUpdateTag,
} from "./validators"

export const adminTagsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/tags",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetTagsParams, listTagsQueryConfig),
    ],
  },
  {
    matcher: "/admin/tags",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateTag),
      validateAndTransformQuery(AdminGetTagParams, retrieveTagQueryConfig),
    ],
  },
  {
    matcher: "/admin/tags/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetTagParams, retrieveTagQueryConfig),
    ],
  },
  {
    matcher: "/admin/tags/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateTag),
      validateAndTransformQuery(AdminGetTagParams, retrieveTagQueryConfig),
    ],
  },
]
