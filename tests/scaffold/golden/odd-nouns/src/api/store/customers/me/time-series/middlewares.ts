import {
  authenticate,
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listTimeSeriesQueryConfig,
  retrieveTimeSeriesQueryConfig,
} from "./query-config"
import {
  StoreCreateTimeSeries,
  StoreGetTimeSeriesListParams,
  StoreGetTimeSeriesParams,
  StoreUpdateTimeSeries,
} from "./validators"

const authenticateCustomer = authenticate("customer", ["session", "bearer"])

export const storeCustomersMeTimeSeriesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/customers/me/time-series",
    methods: ["GET"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformQuery(
        StoreGetTimeSeriesListParams,
        listTimeSeriesQueryConfig
      ),
    ],
  },
  {
    matcher: "/store/customers/me/time-series",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreCreateTimeSeries),
      validateAndTransformQuery(
        StoreGetTimeSeriesParams,
        retrieveTimeSeriesQueryConfig
      ),
    ],
  },
  {
    matcher: "/store/customers/me/time-series/:id",
    methods: ["GET"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformQuery(
        StoreGetTimeSeriesParams,
        retrieveTimeSeriesQueryConfig
      ),
    ],
  },
  {
    matcher: "/store/customers/me/time-series/:id",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreUpdateTimeSeries),
      validateAndTransformQuery(
        StoreGetTimeSeriesParams,
        retrieveTimeSeriesQueryConfig
      ),
    ],
  },
  {
    matcher: "/store/customers/me/time-series/:id",
    methods: ["DELETE"],
    middlewares: [authenticateCustomer],
  },
]
