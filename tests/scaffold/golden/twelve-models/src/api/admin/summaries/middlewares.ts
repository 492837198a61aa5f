import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listSummariesQueryConfig,
  retrieveSummaryQueryConfig,
} from "./query-config"
import {
  AdminCreateSummary,
  AdminGetSummariesParams,
  AdminGetSummaryParams,
  AdminUpdateSummary,
} from "./validators"

export const adminSummariesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/summaries",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetSummariesParams,
        listSummariesQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/summaries",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateSummary),
      validateAndTransformQuery(
        AdminGetSummaryParams,
        retrieveSummaryQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/summaries/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetSummaryParams,
        retrieveSummaryQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/summaries/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateSummary),
      validateAndTransformQuery(
        AdminGetSummaryParams,
        retrieveSummaryQueryConfig
      ),
    ],
  },
]
