import {
  authenticate,
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listAddress2sQueryConfig,
  retrieveAddress2QueryConfig,
} from "./query-config"
import {
  StoreCreateAddress2,
  StoreGetAddress2Params,
  StoreGetAddress2sParams,
} from "./validators"

const authenticateCustomer = authenticate("customer", ["session", "bearer"])

export const storeCustomersMeAddressesTwoMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/customers/me/addresses-two",
    methods: ["GET"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformQuery(
        StoreGetAddress2sParams,
        listAddress2sQueryConfig
      ),
    ],
  },
  {
    matcher: "/store/customers/me/addresses-two",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreCreateAddress2),
      validateAndTransformQuery(
        StoreGetAddress2Params,
        retrieveAddress2QueryConfig
      ),
    ],
  },
  {
    matcher: "/store/customers/me/addresses-two/:id",
    methods: ["DELETE"],
    middlewares: [authenticateCustomer],
  },
]
