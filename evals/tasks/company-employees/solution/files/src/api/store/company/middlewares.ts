import {
  authenticate,
  MiddlewareRoute,
  validateAndTransformBody,
} from "@medusajs/framework/http"
import { StoreAddEmployee } from "./validators"

const authenticateCustomer = authenticate("customer", ["session", "bearer"])

export const storeCompanyMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/company",
    methods: ["GET"],
    middlewares: [authenticateCustomer],
  },
  {
    matcher: "/store/company/employees",
    methods: ["POST"],
    middlewares: [
      authenticateCustomer,
      validateAndTransformBody(StoreAddEmployee),
    ],
  },
  {
    matcher: "/store/company/employees/:id",
    methods: ["DELETE"],
    middlewares: [authenticateCustomer],
  },
]
