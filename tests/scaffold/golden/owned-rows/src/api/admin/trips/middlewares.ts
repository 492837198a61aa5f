import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listTripsQueryConfig, retrieveTripQueryConfig } from "./query-config"
import {
  AdminCreateTrip,
  AdminGetTripParams,
  AdminGetTripsParams,
  AdminUpdateTrip,
} from "./validators"

export const adminTripsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/trips",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetTripsParams, listTripsQueryConfig),
    ],
  },
  {
    matcher: "/admin/trips",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateTrip),
      validateAndTransformQuery(AdminGetTripParams, retrieveTripQueryConfig),
    ],
  },
  {
    matcher: "/admin/trips/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetTripParams, retrieveTripQueryConfig),
    ],
  },
  {
    matcher: "/admin/trips/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateTrip),
      validateAndTransformQuery(AdminGetTripParams, retrieveTripQueryConfig),
    ],
  },
]
