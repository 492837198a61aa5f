import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { OrderWorkflowEvents } from "@medusajs/framework/utils"

export default async function orderPlaced({ event, container }: SubscriberArgs<{ id: string }>) {
  container.resolve("logger").info(`order ${event.data.id} was placed`)
}

export const config: SubscriberConfig = { event: OrderWorkflowEvents.PLACED }
