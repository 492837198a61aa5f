import { randomBytes } from "crypto"
import { SubscriberArgs, SubscriberConfig } from "@medusajs/framework"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { VOUCHER_MODULE } from "../modules/voucher"
import VoucherModuleService from "../modules/voucher/service"
import { createVouchersWorkflow } from "../workflows/voucher/create-vouchers"

export default async function giveWelcomeVoucher({
  event,
  container,
}: SubscriberArgs<{ id: string }>) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const {
    data: [customer],
  } = await query.graph({
    entity: "customer",
    fields: ["id", "has_account"],
    filters: { id: event.data.id },
  })
  if (!customer?.has_account) {
    return
  }

  const service: VoucherModuleService = container.resolve(VOUCHER_MODULE)
  const given = await service.listVouchers({ customer_id: customer.id })
  if (given.length) {
    return
  }

  // The unique index refuses the second of two events that come at once.
  await createVouchersWorkflow(container).run({
    input: {
      vouchers: [
        { customer_id: customer.id, code: randomBytes(8).toString("hex") },
      ],
    },
  })
}

export const config: SubscriberConfig = {
  event: "customer.created",
}
