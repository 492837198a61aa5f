import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { addPointsWorkflow } from "../workflows"

export default async function customerCreated({ event, container }: SubscriberArgs<{ id: string }>) {
  await addPointsWorkflow(container).run({ input: { customer_id: event.data.id, balance: 10 } })
}

export const config: SubscriberConfig = { event: "customer.created" }
