import {
  MiddlewareRoute,
  validateAndTransformBody,
} from "@medusajs/framework/http"
import { AdminTransferPoints } from "./validators"

export const adminPointsTransfersMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/points-transfers",
    methods: ["POST"],
    middlewares: [validateAndTransformBody(AdminTransferPoints)],
  },
]
