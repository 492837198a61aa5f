import {
  authenticate,
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listTripsQueryConfig, retrieveTripQueryConfig } from "./query-config"
import {
  StoreCreateTrip,
  StoreGetTripParams,
  StoreGetTripsParams,
  StoreUpdateTrip,
} from "./validators"

const authenticateCustomer = authenticate("customer", ["session", "bearer"])

export const storeTripsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/trips",
    methods: ["GET"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformQuery(StoreGetTripsParams, listTripsQueryConfig),
    ],
  },
  {
    matcher: "/store/trips",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreCreateTrip),
      validateAndTransformQuery(StoreGetTripParams, retrieveTripQueryConfig),
    ],
  },
  {
    matcher: "/store/trips/:id",
    methods: ["GET"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformQuery(StoreGetTripParams, retrieveTripQueryConfig),
    ],
  },
  {
    matcher: "/store/trips/:id",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreUpdateTrip),
      validateAndTransformQuery(StoreGetTripParams, retrieveTripQueryConfig),
    ],
  },
  {
    matcher: "/store/trips/:id",
    methods: ["DELETE"],
    middlewares: [authenticateCustomer],
  },
]
