import type { SubscriberArgs } from "@medusajs/framework"
import { updateProductsWorkflow } from "@medusajs/medusa/core-flows"

export default async function endless({ event, container }: SubscriberArgs<{ id: string }>) {
  await updateProductsWorkflow(container).run({
    input: { products: [{ id: event.data.id, metadata: { seen: true } }] },
  })
}

export const config = { event: "product.updated" }
