import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listProductIndicesQueryConfig,
  retrieveProductIndexQueryConfig,
} from "./query-config"
import {
  AdminCreateProductIndex,
  AdminGetProductIndexParams,
  AdminGetProductIndicesParams,
  AdminUpdateProductIndex,
} from "./validators"

export const adminProductIndicesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/product-indices",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetProductIndicesParams,
        listProductIndicesQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/product-indices",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateProductIndex),
      validateAndTransformQuery(
        AdminGetProductIndexParams,
        retrieveProductIndexQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/product-indices/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetProductIndexParams,
        retrieveProductIndexQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/product-indices/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateProductIndex),
      validateAndTransformQuery(
        AdminGetProductIndexParams,
        retrieveProductIndexQueryConfig
      ),
    ],
  },
]
