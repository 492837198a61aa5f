import { createBrandWorkflow } from "../create-brand"

it("has the id that others run it by", () => {
  expect(createBrandWorkflow.getName()).toBe("create-brand")
})
