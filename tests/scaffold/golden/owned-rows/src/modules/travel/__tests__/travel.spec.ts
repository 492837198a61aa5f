import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { TRAVEL_MODULE } from ".."
import { Bag } from "../models/bag"
import { Photo } from "../models/photo"
import { Stop } from "../models/stop"
import { Tag } from "../models/tag"
import { Ticket } from "../models/ticket"
import { Trip } from "../models/trip"
import TravelModuleService from "../service"
import {
  CreateBagInput,
  CreatePhotoInput,
  CreateStopInput,
  CreateTagInput,
  CreateTicketInput,
  CreateTripInput,
} from "../types"

jest.setTimeout(60 * 1000)

moduleIntegrationTestRunner<TravelModuleService>({
  moduleName: TRAVEL_MODULE,
  moduleModels: [Trip, Stop, Photo, Bag, Tag, Ticket],
  resolve: "./src/modules/travel",
  testSuite: ({ service }) => {
    const createTrip = async (n: number) => {
      const data: CreateTripInput = {
        title: `title ${n}`,
        customer_id: `customer id ${n}`,
      }

      return await service.createTrips(data)
    }

    const createStop = async (n: number) => {
      const trip_id = (await createTrip(n)).id
      const data: CreateStopInput = {
        place: `place ${n}`,
        cost: n + 0.25,
        customer_id: `customer id ${n}`,
        trip_id,
      }

      return await service.createStops(data)
    }

    const createPhoto = async (n: number) => {
      const stop_id = (await createStop(n)).id
      const data: CreatePhotoInput = {
        url: `url ${n}`,
        stop_id,
      }

      return await service.createPhotos(data)
    }

    const createBag = async (n: number) => {
      const data: CreateBagInput = {
        name: `name ${n}`,
        traveller_id: `traveller id ${n}`,
      }

      return await service.createBags(data)
    }

    const createTag = async (n: number) => {
      const data: CreateTagInput = {
        name: `name ${n}`,
        customer_id: `customer id ${n}`,
      }

      return await service.createTags(data)
    }

    const createTicket = async (n: number) => {
      const trip_id = (await createTrip(n)).id
      const data: CreateTicketInput = {
        code: `code ${n}`,
        customer_id: `customer id ${n}`,
        trip_id,
      }

      return await service.createTickets(data)
    }

    describe("trips", () => {
      it("are created, found, updated and counted", async () => {
        const trip = await createTrip(1)
        await createTrip(2)

        const found = await service.retrieveTrip(trip.id)
        expect(found.id).toMatch(/^trp_/)

        const [, count] = await service.listAndCountTrips()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored, with their stops", async () => {
        const { id } = await createTrip(1)
        await service.createStops({
          place: "place 1",
          cost: 1.25,
          customer_id: "customer id 1",
          trip_id: id,
        })

        await service.softDeleteTrips([id])
        expect(await service.listTrips()).toHaveLength(0)
        expect(await service.listStops()).toHaveLength(0)

        await service.restoreTrips([id])
        expect(await service.listTrips()).toHaveLength(1)
        expect(await service.listStops()).toHaveLength(1)
      })
    })

    describe("stops", () => {
      it("are created, found, updated and counted", async () => {
        const stop = await createStop(1)
        await createStop(2)

        const found = await service.retrieveStop(stop.id)
        expect(found.id).toMatch(/^stp_/)

        const [, count] = await service.listAndCountStops()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored, with their photos", async () => {
        const { id } = await createStop(1)
        await service.createPhotos({
          url: "url 1",
          stop_id: id,
        })

        await service.softDeleteStops([id])
        expect(await service.listStops()).toHaveLength(0)
        expect(await service.listPhotos()).toHaveLength(0)

        await service.restoreStops([id])
        expect(await service.listStops()).toHaveLength(1)
        expect(await service.listPhotos()).toHaveLength(1)
      })
    })

    describe("photos", () => {
      it("are created, found, updated and counted", async () => {
        const photo = await createPhoto(1)
        await createPhoto(2)

        const found = await service.retrievePhoto(photo.id)
        expect(found.id).toMatch(/^pht_/)

        const [, count] = await service.listAndCountPhotos()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createPhoto(1)

        await service.softDeletePhotos([id])
        expect(await service.listPhotos()).toHaveLength(0)

        await service.restorePhotos([id])
        expect(await service.listPhotos()).toHaveLength(1)
      })
    })

    describe("bags", () => {
      it("are created, found, updated and counted", async () => {
        const bag = await createBag(1)
        await createBag(2)

        const found = await service.retrieveBag(bag.id)
        expect(found.id).toMatch(/^bg_/)

        const [, count] = await service.listAndCountBags()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createBag(1)

        await service.softDeleteBags([id])
        expect(await service.listBags()).toHaveLength(0)

        await service.restoreBags([id])
        expect(await service.listBags()).toHaveLength(1)
      })
    })

    describe("tags", () => {
      it("are created, found, updated and counted", async () => {
        const tag = await createTag(1)
        await createTag(2)

        const found = await service.retrieveTag(tag.id)
        expect(found.id).toMatch(/^tg_/)

        const [, count] = await service.listAndCountTags()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createTag(1)

        await service.softDeleteTags([id])
        expect(await service.listTags()).toHaveLength(0)

        await service.restoreTags([id])
        expect(await service.listTags()).toHaveLength(1)
      })
    })

    describe("tickets", () => {
      it("are created, found, updated and counted", async () => {
        const ticket = await createTicket(1)
        await createTicket(2)

        const found = await service.retrieveTicket(ticket.id)
        expect(found.id).toMatch(/^tckt_/)

        const [, count] = await service.listAndCountTickets()
        expect(count).toEqual(2)
      })

      it("refuse a second row with the same code", async () => {
        const { code } = await createTicket(1)
        const { id } = await createTicket(2)

        const update = service.updateTickets({ id, code })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createTicket(1)

        await service.softDeleteTickets([id])
        expect(await service.listTickets()).toHaveLength(0)

        await service.restoreTickets([id])
        expect(await service.listTickets()).toHaveLength(1)
      })
    })
  },
})
