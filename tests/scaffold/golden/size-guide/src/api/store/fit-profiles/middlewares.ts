import {
  authenticate,
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listFitProfilesQueryConfig,
  retrieveFitProfileQueryConfig,
} from "./query-config"
import {
  StoreCreateFitProfile,
  StoreGetFitProfileParams,
  StoreGetFitProfilesParams,
  StoreUpdateFitProfile,
} from "./validators"

const authenticateCustomer = authenticate("customer", ["session", "bearer"])

export const storeFitProfilesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/fit-profiles",
    methods: ["GET"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformQuery(
        StoreGetFitProfilesParams,
        listFitProfilesQueryConfig
      ),
    ],
  },
  {
    matcher: "/store/fit-profiles",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreCreateFitProfile),
      validateAndTransformQuery(
        StoreGetFitProfileParams,
        retrieveFitProfileQueryConfig
      ),
    ],
  },
  {
    matcher: "/store/fit-profiles/:id",
    methods: ["GET"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformQuery(
        StoreGetFitProfileParams,
        retrieveFitProfileQueryConfig
      ),
    ],
  },
  {
    matcher: "/store/fit-profiles/:id",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreUpdateFitProfile),
      validateAndTransformQuery(
        StoreGetFitProfileParams,
        retrieveFitProfileQueryConfig
      ),
    ],
  },
  {
    matcher: "/store/fit-profiles/:id",
    methods: ["DELETE"],
    middlewares: [authenticateCustomer],
  },
]
