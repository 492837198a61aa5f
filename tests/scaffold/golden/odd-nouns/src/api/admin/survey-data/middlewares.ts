import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listDataQueryConfig, retrieveDataQueryConfig } from "./query-config"
import {
  AdminCreateData,
  AdminGetDataListParams,
  AdminGetDataParams,
  AdminUpdateData,
} from "./validators"

export const adminSurveyDataMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/survey-data",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetDataListParams, listDataQueryConfig),
    ],
  },
  {
    matcher: "/admin/survey-data",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateData),
      validateAndTransformQuery(AdminGetDataParams, retrieveDataQueryConfig),
    ],
  },
  {
    matcher: "/admin/survey-data/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetDataParams, retrieveDataQueryConfig),
    ],
  },
  {
    matcher: "/admin/survey-data/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateData),
      validateAndTransformQuery(AdminGetDataParams, retrieveDataQueryConfig),
    ],
  },
]
