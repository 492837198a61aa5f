import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listSalesPeopleQueryConfig,
  retrieveSalesPersonQueryConfig,
} from "./query-config"
import {
  AdminCreateSalesPerson,
  AdminGetSalesPeopleParams,
  AdminGetSalesPersonParams,
  AdminUpdateSalesPerson,
} from "./validators"

export const adminSalesPeopleMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sales-people",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetSalesPeopleParams,
        listSalesPeopleQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/sales-people",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateSalesPerson),
      validateAndTransformQuery(
        AdminGetSalesPersonParams,
        retrieveSalesPersonQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/sales-people/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetSalesPersonParams,
        retrieveSalesPersonQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/sales-people/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateSalesPerson),
      validateAndTransformQuery(
        AdminGetSalesPersonParams,
        retrieveSalesPersonQueryConfig
      ),
    ],
  },
]
