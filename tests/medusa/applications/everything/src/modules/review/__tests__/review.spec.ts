import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { REVIEW_MODULE } from ".."
import { Review } from "../models/review"
import type { ReviewModuleService } from "../services/review"

moduleIntegrationTestRunner<ReviewModuleService>({
  moduleName: REVIEW_MODULE,
  moduleModels: [Review],
  resolve: "./src/modules/review",
  testSuite: ({ service }) => {
    it("keeps a review", async () => {
      const review = await service.createReviews({ product_id: "prod_1", rating: 5, content: "Good" })
      expect(review.status).toBe("pending")
    })
  },
})
