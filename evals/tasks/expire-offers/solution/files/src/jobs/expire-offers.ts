import { MedusaContainer } from "@medusajs/framework/types"
import { OFFER_MODULE } from "../modules/offer"
import OfferModuleService from "../modules/offer/service"
import { updateOffersWorkflow } from "../workflows/offer/update-offers"

const BATCH = 100

export default async function expireOffers(container: MedusaContainer) {
  const service: OfferModuleService = container.resolve(OFFER_MODULE)
  const over = { status: "active" as const, ends_at: { $lt: new Date() } }

  // What was expired is not found again, so every batch is the first one.
  let offers = await service.listOffers(over, { take: BATCH })
  while (offers.length) {
    await updateOffersWorkflow(container).run({
      input: {
        offers: offers.map(({ id }) => ({ id, status: "expired" as const })),
      },
    })
    offers = await service.listOffers(over, { take: BATCH })
  }
}

export const config = {
  name: "expire-offers",
  schedule: "*/15 * * * *",
}
