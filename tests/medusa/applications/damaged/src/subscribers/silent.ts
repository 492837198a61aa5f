import type { SubscriberArgs } from "@medusajs/framework"

export default async function silent({ container }: SubscriberArgs<{ id: string }>) {
  const query = container.resolve("query")
  const {
    data: [order],
  } = await query.graph({ entity: "order", fields: ["id", "items.*"], filters: { id: "1" } })
  container.resolve("logger").info(`${order.id} ${order.items.length} ${order.email}`)
}

export const config = { event: "order.place" }
