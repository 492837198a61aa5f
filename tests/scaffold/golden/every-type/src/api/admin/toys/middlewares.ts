import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { retrieveToyQueryConfig } from "./query-config"
import { AdminCreateToy, AdminGetToyParams, AdminUpdateToy } from "./validators"

export const adminToysMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/toys",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateToy),
      validateAndTransformQuery(AdminGetToyParams, retrieveToyQueryConfig),
    ],
  },
  {
    matcher: "/admin/toys/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateToy),
      validateAndTransformQuery(AdminGetToyParams, retrieveToyQueryConfig),
    ],
  },
]
