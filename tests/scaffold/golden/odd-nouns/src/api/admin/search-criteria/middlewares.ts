import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listSearchCriteriaQueryConfig,
  retrieveSearchCriterionQueryConfig,
} from "./query-config"
import {
  AdminCreateSearchCriterion,
  AdminGetSearchCriteriaParams,
  AdminGetSearchCriterionParams,
  AdminUpdateSearchCriterion,
} from "./validators"

export const adminSearchCriteriaMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/search-criteria",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetSearchCriteriaParams,
        listSearchCriteriaQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/search-criteria",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateSearchCriterion),
      validateAndTransformQuery(
        AdminGetSearchCriterionParams,
        retrieveSearchCriterionQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/search-criteria/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetSearchCriterionParams,
        retrieveSearchCriterionQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/search-criteria/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateSearchCriterion),
      validateAndTransformQuery(
        AdminGetSearchCriterionParams,
        retrieveSearchCriterionQueryConfig
      ),
    ],
  },
]
