import type { ExecArgs } from "@medusajs/framework/types"
import { createBrandWorkflow } from "#workflows/create-brand"

export default async function seed({ container, args }: ExecArgs) {
  const [name = "Acme"] = args
  await createBrandWorkflow(container).run({ input: { name, handle: name.toLowerCase() } })
}
