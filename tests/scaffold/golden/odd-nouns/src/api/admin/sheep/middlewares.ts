import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listSheepQueryConfig, retrieveSheepQueryConfig } from "./query-config"
import {
  AdminCreateSheep,
  AdminGetSheepListParams,
  AdminGetSheepParams,
  AdminUpdateSheep,
} from "./validators"

export const adminSheepMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sheep",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetSheepListParams, listSheepQueryConfig),
    ],
  },
  {
    matcher: "/admin/sheep",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateSheep),
      validateAndTransformQuery(AdminGetSheepParams, retrieveSheepQueryConfig),
    ],
  },
  {
    matcher: "/admin/sheep/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetSheepParams, retrieveSheepQueryConfig),
    ],
  },
  {
    matcher: "/admin/sheep/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateSheep),
      validateAndTransformQuery(AdminGetSheepParams, retrieveSheepQueryConfig),
    ],
  },
]
