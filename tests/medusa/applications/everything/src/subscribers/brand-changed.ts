import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { announceBrandWorkflow } from "../workflows/announce-brand"

export default async function brandChanged({
  event: { data },
  container,
}: SubscriberArgs<{ id: string }>) {
  await announceBrandWorkflow(container).run({ input: { id: data.id } })
}

export const config: SubscriberConfig = {
  event: ["brand.created", "brand.deleted"],
  context: { subscriberId: "brand-changed" },
}
