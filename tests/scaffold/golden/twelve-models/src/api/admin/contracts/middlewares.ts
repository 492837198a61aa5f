import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listContractsQueryConfig,
  retrieveContractQueryConfig,
} from "./query-config"
import {
  AdminCreateContract,
  AdminGetContractParams,
  AdminGetContractsParams,
  AdminUpdateContract,
} from "./validators"

export const adminContractsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/contracts",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetContractsParams,
        listContractsQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/contracts",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateContract),
      validateAndTransformQuery(
        AdminGetContractParams,
        retrieveContractQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/contracts/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetContractParams,
        retrieveContractQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/contracts/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateContract),
      validateAndTransformQuery(
        AdminGetContractParams,
        retrieveContractQueryConfig
      ),
    ],
  },
]
