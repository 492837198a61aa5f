import { createHmac, timingSafeEqual } from "crypto"
import {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
  validateAndTransformBody,
} from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { ErpDelivery } from "./validators"

const isSigned = (req: MedusaRequest) => {
  const secret = process.env.ERP_SECRET
  const signature = req.headers["x-erp-signature"]
  if (!secret || !req.rawBody || typeof signature !== "string") {
    return false
  }
  const expected = createHmac("sha256", secret).update(req.rawBody).digest()
  const given = Buffer.from(signature, "hex")

  return given.length === expected.length && timingSafeEqual(given, expected)
}

const onlySigned = (
  req: MedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction
) => {
  if (!isSigned(req)) {
    throw new MedusaError(
      MedusaError.Types.UNAUTHORIZED,
      "The signature is missing or wrong"
    )
  }
  next()
}

export const erpHookMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/hooks/erp",
    methods: ["POST"],
    bodyParser: { preserveRawBody: true },
    middlewares: [onlySigned, validateAndTransformBody(ErpDelivery)],
  },
]
