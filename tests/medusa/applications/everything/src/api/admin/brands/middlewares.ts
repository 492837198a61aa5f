import {
  authenticate,
  type MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listBrands } from "./query-config"
import { CreateBrand, GetBrands } from "./validators"

export const adminBrandMiddlewares: MiddlewareRoute[] = [
  { // stheno-ignore X20: says by which ways of signing in brands may be read
    matcher: "/admin/brands",
    methods: ["GET"],
    middlewares: [
      authenticate("user", ["session", "bearer", "api-key"]),
      validateAndTransformQuery(GetBrands, listBrands),
    ],
    policies: { resource: "brand", operation: "read" },
  },
  {
    matcher: "/admin/brands",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(CreateBrand)],
  },
  {
    matcher: "/admin/brands/:id",
    methods: ["DELETE"],
    middlewares: [],
    policies: [{ resource: "brand", operation: ["delete"] }],
  },
]
