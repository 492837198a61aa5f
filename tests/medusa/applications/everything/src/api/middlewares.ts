import {
  allowFields,
  authenticate,
  configureStoreSearch,
  defineMiddlewares,
  errorHandler,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { z } from "@medusajs/framework/zod"
import { adminBrandMiddlewares } from "./admin/brands/middlewares"
import { GetReviews, listReviews } from "./store/reviews/validators"

const original = errorHandler()

function countRequest(_request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction) {
  next()
}

export default defineMiddlewares({
  errorHandler: (error, request, response, next) => original(error, request, response, next),
  routes: [
    ...adminBrandMiddlewares,
    {
      matcher: "/admin/products",
      methods: ["POST"],
      additionalDataValidator: { brand_id: z.string().optional(), note: z.string().optional() },
    },
    {
      matcher: "/hooks/supplier",
      methods: ["POST"],
      bodyParser: { preserveRawBody: true, sizeLimit: "2mb" },
    },
    { matcher: "/hooks/raw", methods: ["PUT"], bodyParser: false },
    {
      matcher: "/store/reviews",
      methods: ["GET"],
      middlewares: [validateAndTransformQuery(GetReviews, listReviews)],
    },
    {
      matcher: "/store/reviews",
      methods: ["POST"],
      middlewares: [authenticate("customer", ["session", "bearer"])],
    },
    {
      matcher: "/store/me*",
      middlewares: [authenticate("customer", ["bearer"], { allowUnauthenticated: true })],
    },
    { matcher: "/store/*", middlewares: [countRequest, allowFields("brand.name", ["brand.handle"])] },
    {
      matcher: "/store/search",
      middlewares: [configureStoreSearch({ allowed_indexes: { brand: true } })],
    },
    {
      matcher: /^\/hooks\/.*/,
      middlewares: [
        (_request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction) => next(),
      ],
    },
  ],
})
