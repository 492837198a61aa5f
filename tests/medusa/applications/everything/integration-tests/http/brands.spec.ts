import { medusaIntegrationTestRunner } from "@medusajs/test-utils"

jest.setTimeout(60_000)

medusaIntegrationTestRunner({
  testSuite: ({ api }) => {
    it("asks for a key", async () => {
      const answer = await api.get("/admin/brands", { validateStatus: () => true })
      expect(answer.status).toBe(401)
    })
  },
})
