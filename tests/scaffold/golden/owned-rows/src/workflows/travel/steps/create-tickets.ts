import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { TRAVEL_MODULE } from "../../../modules/travel"
import TravelModuleService from "../../../modules/travel/service"
import { CreateTicketInput } from "../../../modules/travel/types"

export const createTicketsStepId = "create-tickets"

export const createTicketsStep = createStep(
  createTicketsStepId,
  async (data: CreateTicketInput[], { container }) => {
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    const tickets = await service.createTickets(data)

    return new StepResponse(
      tickets,
      tickets.map(({ id }) => id)
    )
  },
  async (ids, { container }) => {
    if (!ids?.length) {
      return
    }
    const service: TravelModuleService = container.resolve(TRAVEL_MODULE)

    await service.deleteTickets(ids)
  }
)
