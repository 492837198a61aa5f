import {
  authenticate,
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  StoreDecideApproval,
  StoreGetApprovalsParams,
  StoreRequestApproval,
} from "./validators"

const authenticateCustomer = authenticate("customer", ["session", "bearer"])

export const storeApprovalsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/approvals",
    methods: ["GET"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformQuery(StoreGetApprovalsParams, {}),
    ],
  },
  {
    matcher: "/store/approvals",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreRequestApproval),
    ],
  },
  {
    matcher: "/store/approvals/:id",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreDecideApproval),
    ],
  },
]
