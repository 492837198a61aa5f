import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listCreditsQueryConfig,
  retrieveCreditQueryConfig,
} from "./query-config"
import {
  AdminCreateCredit,
  AdminGetCreditParams,
  AdminGetCreditsParams,
  AdminUpdateCredit,
} from "./validators"

export const adminCreditsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/credits",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetCreditsParams, listCreditsQueryConfig),
    ],
  },
  {
    matcher: "/admin/credits",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateCredit),
      validateAndTransformQuery(
        AdminGetCreditParams,
        retrieveCreditQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/credits/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetCreditParams,
        retrieveCreditQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/credits/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateCredit),
      validateAndTransformQuery(
        AdminGetCreditParams,
        retrieveCreditQueryConfig
      ),
    ],
  },
]
