import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listApprovalStatusesQueryConfig,
  retrieveApprovalStatusQueryConfig,
} from "./query-config"
import {
  AdminCreateApprovalStatus,
  AdminGetApprovalStatusParams,
  AdminGetApprovalStatusesParams,
  AdminUpdateApprovalStatus,
} from "./validators"

export const adminApprovalStatusesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/approval-statuses",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetApprovalStatusesParams,
        listApprovalStatusesQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/approval-statuses",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateApprovalStatus),
      validateAndTransformQuery(
        AdminGetApprovalStatusParams,
        retrieveApprovalStatusQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/approval-statuses/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetApprovalStatusParams,
        retrieveApprovalStatusQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/approval-statuses/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateApprovalStatus),
      validateAndTransformQuery(
        AdminGetApprovalStatusParams,
        retrieveApprovalStatusQueryConfig
      ),
    ],
  },
]
