import { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { TRAVEL_MODULE } from "../../../modules/travel"
import TravelModuleService from "../../../modules/travel/service"
import { StoreCreateTripType } from "./validators"

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
  body: Partial<StoreCreateTripType>
) => {
  const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

  const bagIds = [...(body.stops ?? []).map((row) => row.bag_id)].flatMap(
    (id) => id ?? []
  )
  const bags = await service.listBags({ id: bagIds, traveller_id: customerId })
  requireAll(
    "Bag",
    bagIds,
    bags.map(({ id }) => id)
  )
}
