import type {
  AuthenticatedMedusaRequest,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { REVIEW_MODULE } from "../../../modules/review"

export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const reviews = await request.scope.resolve(REVIEW_MODULE).listReviews({ status: "approved" })
  response.json({ reviews })
}

export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  response.json({ customer_id: request.auth_context.actor_id })
}
