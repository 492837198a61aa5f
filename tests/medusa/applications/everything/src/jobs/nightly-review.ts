import type { MedusaContainer } from "@medusajs/framework/types"
import { reviewBrandWorkflow } from "../workflows/review-brand"

export default async function nightlyReview(container: MedusaContainer) {
  await reviewBrandWorkflow(container).run({ input: { id: "all" } })
}

export const config = { name: "nightly-review", schedule: "0 3 * * *" }
