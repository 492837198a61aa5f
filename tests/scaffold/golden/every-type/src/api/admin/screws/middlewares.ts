import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listScrewsQueryConfig, retrieveScrewQueryConfig } from "./query-config"
import {
  AdminCreateScrew,
  AdminGetScrewParams,
  AdminGetScrewsParams,
  AdminUpdateScrew,
} from "./validators"

export const adminScrewsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/screws",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetScrewsParams, listScrewsQueryConfig),
    ],
  },
  {
    matcher: "/admin/screws",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateScrew),
      validateAndTransformQuery(AdminGetScrewParams, retrieveScrewQueryConfig),
    ],
  },
  {
    matcher: "/admin/screws/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateScrew),
      validateAndTransformQuery(AdminGetScrewParams, retrieveScrewQueryConfig),
    ],
  },
]
