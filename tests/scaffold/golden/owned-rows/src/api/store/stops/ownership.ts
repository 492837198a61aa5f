import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { TRAVEL_MODULE } from "../../../modules/travel"
import TravelModuleService from "../../../modules/travel/service"
import { StoreCreateStopType } from "./validators"

const requireAll = (name: string, ids: string[], found: string[]) => {
  const missing = ids.find((id) => !found.includes(id))

  if (missing !== undefined) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `${name} with id "${missing}" was not found`
    )
  }
}

// What a customer names in a body must be the customer's own.
export const requireOwnRows = async (
  container: MedusaContainer,
  customerId: string,
  body: Partial<StoreCreateStopType>
) => {
  const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

  const tripIds = [body.trip_id].flatMap((id) => id ?? [])
  const trips = await service.listTrips({
    id: tripIds,
    customer_id: customerId,
  })
  requireAll(
    "Trip",
    tripIds,
    trips.map(({ id }) => id)
  )

  const bagIds = [body.bag_id].flatMap((id) => id ?? [])
  const bags = await service.listBags({ id: bagIds, traveller_id: customerId })
  requireAll(
    "Bag",
    bagIds,
    bags.map(({ id }) => id)
  )

  const tagIds = body.tags ?? []
  const tags = await service.listTags({ id: tagIds, customer_id: customerId })
  requireAll(
    "Tag",
    tagIds,
    tags.map(({ id }) => id)
  )
}
