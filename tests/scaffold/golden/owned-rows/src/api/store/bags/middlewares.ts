import {
  authenticate,
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { retrieveBagQueryConfig } from "./query-config"
import { StoreCreateBag, StoreGetBagParams, StoreUpdateBag } from "./validators"

const authenticateCustomer = authenticate("customer", ["session", "bearer"])

export const storeBagsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/bags",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreCreateBag),
      validateAndTransformQuery(StoreGetBagParams, retrieveBagQueryConfig),
    ],
  },
  {
    matcher: "/store/bags/:id",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreUpdateBag),
      validateAndTransformQuery(StoreGetBagParams, retrieveBagQueryConfig),
    ],
  },
]
