import {
  authenticate,
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listStopsQueryConfig, retrieveStopQueryConfig } from "./query-config"
import {
  StoreCreateStop,
  StoreGetStopParams,
  StoreGetStopsParams,
  StoreUpdateStop,
} from "./validators"

const authenticateCustomer = authenticate("customer", ["session", "bearer"])

export const storeStopsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/stops",
    methods: ["GET"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformQuery(StoreGetStopsParams, listStopsQueryConfig),
    ],
  },
  {
    matcher: "/store/stops",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreCreateStop),
      validateAndTransformQuery(StoreGetStopParams, retrieveStopQueryConfig),
    ],
  },
  {
    matcher: "/store/stops/:id",
    methods: ["GET"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformQuery(StoreGetStopParams, retrieveStopQueryConfig),
    ],
  },
  {
    matcher: "/store/stops/:id",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreUpdateStop),
      validateAndTransformQuery(StoreGetStopParams, retrieveStopQueryConfig),
    ],
  },
  {
    matcher: "/store/stops/:id",
    methods: ["DELETE"],
    middlewares: [authenticateCustomer],
  },
]
