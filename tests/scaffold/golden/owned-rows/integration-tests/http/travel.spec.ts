import {
  createStep,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { TRAVEL_MODULE } from "../../src/modules/travel"
import TravelModuleService from "../../src/modules/travel/service"
import {
  CreateBagInput,
  CreateStopInput,
  CreateTripInput,
  UpdateBagInput,
  UpdateStopInput,
  UpdateTripInput,
} from "../../src/modules/travel/types"
import { createBagsStep } from "../../src/workflows/travel/steps/create-bags"
import { createStopsStep } from "../../src/workflows/travel/steps/create-stops"
import { createTripsStep } from "../../src/workflows/travel/steps/create-trips"
import { deleteStopsStep } from "../../src/workflows/travel/steps/delete-stops"
import { deleteTripsStep } from "../../src/workflows/travel/steps/delete-trips"
import { updateBagsStep } from "../../src/workflows/travel/steps/update-bags"
import { updateStopsStep } from "../../src/workflows/travel/steps/update-stops"
import { updateTripsStep } from "../../src/workflows/travel/steps/update-trips"
import {
  adminRequest,
  customerRequest,
  refusalOf,
  storeRequest,
} from "../helpers/requests"

jest.setTimeout(120 * 1000)

const failStep = createStep("fail-after-travel-step", async () => {
  throw new Error("a later step fails")
})

const createBagsThenFail = createWorkflow(
  "create-bags-then-fail",
  (input: CreateBagInput[]) => {
    const result = createBagsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createStopsThenFail = createWorkflow(
  "create-stops-then-fail",
  (input: CreateStopInput[]) => {
    const result = createStopsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createTripsThenFail = createWorkflow(
  "create-trips-then-fail",
  (input: CreateTripInput[]) => {
    const result = createTripsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteStopsThenFail = createWorkflow(
  "delete-stops-then-fail",
  (input: string[]) => {
    const result = deleteStopsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteTripsThenFail = createWorkflow(
  "delete-trips-then-fail",
  (input: string[]) => {
    const result = deleteTripsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateBagsThenFail = createWorkflow(
  "update-bags-then-fail",
  (input: UpdateBagInput[]) => {
    const result = updateBagsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateStopsThenFail = createWorkflow(
  "update-stops-then-fail",
  (input: UpdateStopInput[]) => {
    const result = updateStopsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateTripsThenFail = createWorkflow(
  "update-trips-then-fail",
  (input: UpdateTripInput[]) => {
    const result = updateTripsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    const service = (): TravelModuleService =>
      getContainer().resolve(TRAVEL_MODULE)

    const newTrip = (n: number) => ({
      title: `title ${n}`,
    })
    const createTrip = async (n: number, customer_id = "cus_1") =>
      await service().createTrips({
        ...newTrip(n),
        customer_id,
      })

    const newStop = async (n: number, customer_id = "cus_1") => ({
      place: `place ${n}`,
      cost: n + 0.25,
      trip_id: (await createTrip(n, customer_id)).id,
    })
    const createStop = async (n: number, customer_id = "cus_1") =>
      await service().createStops({
        ...(await newStop(n, customer_id)),
        customer_id,
      })

    const newBag = (n: number) => ({
      name: `name ${n}`,
    })
    const createBag = async (n: number, traveller_id = "cus_1") =>
      await service().createBags({
        ...newBag(n),
        traveller_id,
      })

    const newTag = (n: number) => ({
      name: `name ${n}`,
    })
    const createTag = async (n: number, customer_id = "cus_1") =>
      await service().createTags({
        ...newTag(n),
        customer_id,
      })

    describe("/admin/trips", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/trips"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a trip", async () => {
        const body = { ...newTrip(1), customer_id: "cus_1" }
        const { data } = await api.post("/admin/trips", body, admin)

        expect(data.trip).toMatchObject(body)
      })

      it("creates a trip with its stops", async () => {
        const { data } = await api.post(
          "/admin/trips",
          {
            ...newTrip(1),
            customer_id: "cus_1",
            stops: [
              {
                place: "place 1",
                cost: 1.25,
                customer_id: "customer id 1",
              },
            ],
          },
          admin
        )
        expect(data.trip.stops).toHaveLength(1)
      })

      it("creates a trip with its ticket", async () => {
        const { data } = await api.post(
          "/admin/trips",
          {
            ...newTrip(1),
            customer_id: "cus_1",
            ticket: {
              code: "code 1",
              customer_id: "customer id 1",
            },
          },
          admin
        )
        expect(data.trip.ticket.trip_id).toEqual(data.trip.id)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = { ...newTrip(1), customer_id: "cus_1" }
        const { title, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(api.post("/admin/trips", body, admin))
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listTrips()).toHaveLength(0)
      })

      it("lists trips page by page", async () => {
        await createTrip(1)
        await createTrip(2)

        const { data } = await api.get(
          "/admin/trips?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.trips).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/trips?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters trips and returns the fields asked for", async () => {
        const { id } = await createTrip(1)
        await createTrip(2)

        const { data } = await api.get(`/admin/trips?id=${id}&fields=id`, admin)
        expect(data.trips).toEqual([{ id }])
      })

      it("returns one trip", async () => {
        const { id } = await createTrip(1)

        const { data } = await api.get(`/admin/trips/${id}`, admin)
        expect(data.trip.id).toEqual(id)
      })

      it("updates a trip", async () => {
        const { id } = await createTrip(1)

        const { data } = await api.post(
          `/admin/trips/${id}`,
          { title: "title 2" },
          admin
        )
        expect(data.trip.title).toEqual("title 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createTrip(1)

        const refusal = await refusalOf(
          api.post(`/admin/trips/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a trip with its ticket", async () => {
        const { id } = await createTrip(1)
        await service().createTickets({
          code: "code 1",
          customer_id: "customer id 1",
          trip_id: id,
        })

        const { data } = await api.delete(`/admin/trips/${id}`, admin)
        expect(data).toEqual({ id, object: "trip", deleted: true })
        expect(await service().listTrips({ id })).toHaveLength(0)
        expect(await service().listTickets()).toHaveLength(0)
      })

      it("does not find a trip that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/trips/missing", admin)),
          await refusalOf(api.post("/admin/trips/missing", {}, admin)),
          await refusalOf(api.delete("/admin/trips/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/stops", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/stops"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a stop", async () => {
        const body = { ...(await newStop(1)), customer_id: "cus_1" }
        const { data } = await api.post("/admin/stops", body, admin)

        expect(data.stop).toMatchObject(body)
      })

      it("creates a stop with its photos", async () => {
        const { data } = await api.post(
          "/admin/stops",
          {
            ...(await newStop(1)),
            customer_id: "cus_1",
            photos: [
              {
                url: "url 1",
              },
            ],
          },
          admin
        )
        expect(data.stop.photos).toHaveLength(1)
      })

      it("creates a stop with its tags", async () => {
        const tag = await createTag(4)
        const { data } = await api.post(
          "/admin/stops",
          { ...(await newStop(1)), customer_id: "cus_1", tags: [tag.id] },
          admin
        )
        expect(data.stop.tags).toHaveLength(1)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = { ...(await newStop(1)), customer_id: "cus_1" }
        const { place, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(api.post("/admin/stops", body, admin))
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listStops()).toHaveLength(0)
      })

      it("lists stops page by page", async () => {
        await createStop(1)
        await createStop(2)

        const { data } = await api.get(
          "/admin/stops?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.stops).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/stops?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters stops and returns the fields asked for", async () => {
        const { id } = await createStop(1)
        await createStop(2)

        const { data } = await api.get(`/admin/stops?id=${id}&fields=id`, admin)
        expect(data.stops).toEqual([{ id }])
      })

      it("searches stops", async () => {
        const { id } = await createStop(1)
        await createStop(2)

        const { data } = await api.get("/admin/stops?q=place%201", admin)
        expect(data.stops.map((row) => row.id)).toEqual([id])
      })

      it("returns one stop", async () => {
        const { id } = await createStop(1)

        const { data } = await api.get(`/admin/stops/${id}`, admin)
        expect(data.stop.id).toEqual(id)
      })

      it("updates a stop", async () => {
        const { id } = await createStop(1)

        const { data } = await api.post(
          `/admin/stops/${id}`,
          { place: "place 2" },
          admin
        )
        expect(data.stop.place).toEqual("place 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createStop(1)

        const refusal = await refusalOf(
          api.post(`/admin/stops/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a stop", async () => {
        const { id } = await createStop(1)

        const { data } = await api.delete(`/admin/stops/${id}`, admin)
        expect(data).toEqual({ id, object: "stop", deleted: true })
        expect(await service().listStops({ id })).toHaveLength(0)
      })

      it("does not find a stop that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/stops/missing", admin)),
          await refusalOf(api.post("/admin/stops/missing", {}, admin)),
          await refusalOf(api.delete("/admin/stops/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/store/trips", () => {
      let customer: Awaited<ReturnType<typeof customerRequest>>
      let stranger: Awaited<ReturnType<typeof customerRequest>>

      beforeEach(async () => {
        customer = await customerRequest(getContainer())
        stranger = await customerRequest(getContainer(), "stranger@example.com")
      })

      it("asks for a publishable key", async () => {
        const refusal = await refusalOf(api.get("/store/trips"))
        expect(refusal.status).toEqual(400)
      })

      it("asks for a login", async () => {
        const visitor = await storeRequest(getContainer())
        const refusal = await refusalOf(api.get("/store/trips", visitor))
        expect(refusal.status).toEqual(401)
      })

      it("creates a trip", async () => {
        const body = newTrip(1)
        const { data } = await api.post("/store/trips", body, customer)

        expect(data.trip).toMatchObject(body)

        const row = await service().retrieveTrip(data.trip.id)
        expect(row.customer_id).toEqual(customer.customer_id)
      })

      it("creates a trip with its stops", async () => {
        const { data } = await api.post(
          "/store/trips",
          {
            ...newTrip(1),
            stops: [
              {
                place: "place 1",
                cost: 1.25,
                customer_id: stranger.customer_id,
              },
            ],
          },
          customer
        )
        expect(data.trip.stops).toHaveLength(1)

        const [row] = await service().listStops()
        expect(row.customer_id).toEqual(customer.customer_id)
        expect(JSON.stringify(data)).not.toContain(customer.customer_id)
      })

      it("creates a trip with its ticket", async () => {
        const { data } = await api.post(
          "/store/trips",
          {
            ...newTrip(1),
            ticket: {
              code: "code 1",
              customer_id: stranger.customer_id,
            },
          },
          customer
        )
        expect(data.trip.ticket.id).toBeDefined()

        const [row] = await service().listTickets()
        expect(row.customer_id).toEqual(customer.customer_id)
        expect(JSON.stringify(data)).not.toContain(customer.customer_id)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newTrip(1)
        const { title, ...incomplete } = valid

        for (const body of [
          { ...valid, unknown_field: true },
          { ...valid, customer_id: stranger.customer_id },
          incomplete,
        ]) {
          const refusal = await refusalOf(
            api.post("/store/trips", body, customer)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listTrips()).toHaveLength(0)
      })

      it("does not create a trip whose stops name a stranger's bag as bag_id", async () => {
        const { id: other } = await createBag(24, stranger.customer_id)
        const row = {
          place: "place 1",
          cost: 1.25,
          bag_id: other,
        }
        const body = { ...newTrip(1), stops: [row] }

        const refusal = await refusalOf(
          api.post("/store/trips", body, customer)
        )
        expect(refusal.status).toEqual(404)
        expect(
          await service().listTrips({ customer_id: customer.customer_id })
        ).toHaveLength(0)
      })

      it("lists trips page by page", async () => {
        await createTrip(1, customer.customer_id)
        await createTrip(2, customer.customer_id)
        await createTrip(3, stranger.customer_id)

        const { data } = await api.get(
          "/store/trips?offset=1&limit=1&order=-created_at",
          customer
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.trips).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/store/trips?${page}`, customer)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters trips and returns the fields asked for", async () => {
        const { id } = await createTrip(1, customer.customer_id)
        await createTrip(2, customer.customer_id)

        const { data } = await api.get(
          `/store/trips?id=${id}&fields=id,deleted_at`,
          customer
        )
        expect(data.trips).toEqual([{ id }])
      })

      it("returns one trip", async () => {
        const { id } = await createTrip(1, customer.customer_id)

        const { data } = await api.get(`/store/trips/${id}`, customer)
        expect(data.trip.id).toEqual(id)
      })

      it("updates a trip", async () => {
        const { id } = await createTrip(1, customer.customer_id)

        const { data } = await api.post(
          `/store/trips/${id}`,
          { title: "title 2" },
          customer
        )
        expect(data.trip.title).toEqual("title 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createTrip(1, customer.customer_id)

        const refusal = await refusalOf(
          api.post(`/store/trips/${id}`, { unknown_field: true }, customer)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a trip with its ticket", async () => {
        const { id } = await createTrip(1, customer.customer_id)
        await service().createTickets({
          code: "code 1",
          customer_id: "customer id 1",
          trip_id: id,
        })

        const { data } = await api.delete(`/store/trips/${id}`, customer)
        expect(data).toEqual({ id, object: "trip", deleted: true })
        expect(await service().listTrips({ id })).toHaveLength(0)
        expect(await service().listTickets()).toHaveLength(0)
      })

      it("does not find a trip that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/store/trips/missing", customer)),
          await refusalOf(api.post("/store/trips/missing", {}, customer)),
          await refusalOf(api.delete("/store/trips/missing", customer)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })

      it("does not find, change or delete a stranger's", async () => {
        const { id } = await createTrip(1, stranger.customer_id)
        const before = await service().retrieveTrip(id)

        const refusals = [
          await refusalOf(api.get(`/store/trips/${id}`, customer)),
          await refusalOf(
            api.post(`/store/trips/${id}`, { title: "title 2" }, customer)
          ),
          await refusalOf(api.delete(`/store/trips/${id}`, customer)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
        }
        expect(await service().retrieveTrip(id)).toEqual(before)
      })
    })

    describe("/store/stops", () => {
      let customer: Awaited<ReturnType<typeof customerRequest>>
      let stranger: Awaited<ReturnType<typeof customerRequest>>

      beforeEach(async () => {
        customer = await customerRequest(getContainer())
        stranger = await customerRequest(getContainer(), "stranger@example.com")
      })

      it("asks for a publishable key", async () => {
        const refusal = await refusalOf(api.get("/store/stops"))
        expect(refusal.status).toEqual(400)
      })

      it("asks for a login", async () => {
        const visitor = await storeRequest(getContainer())
        const refusal = await refusalOf(api.get("/store/stops", visitor))
        expect(refusal.status).toEqual(401)
      })

      it("creates a stop", async () => {
        const body = await newStop(1, customer.customer_id)
        const { data } = await api.post("/store/stops", body, customer)

        expect(data.stop).toMatchObject(body)

        const row = await service().retrieveStop(data.stop.id)
        expect(row.customer_id).toEqual(customer.customer_id)
      })

      it("creates a stop with its photos", async () => {
        const { data } = await api.post(
          "/store/stops",
          {
            ...(await newStop(1, customer.customer_id)),
            photos: [
              {
                url: "url 1",
              },
            ],
          },
          customer
        )
        expect(data.stop.photos).toHaveLength(1)
      })

      it("creates a stop with its tags", async () => {
        const tag = await createTag(4, customer.customer_id)
        const { data } = await api.post(
          "/store/stops",
          { ...(await newStop(1, customer.customer_id)), tags: [tag.id] },
          customer
        )
        expect(data.stop.tags).toHaveLength(1)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = await newStop(1, customer.customer_id)
        const { place, ...incomplete } = valid

        for (const body of [
          { ...valid, unknown_field: true },
          { ...valid, customer_id: stranger.customer_id },
          incomplete,
        ]) {
          const refusal = await refusalOf(
            api.post("/store/stops", body, customer)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listStops()).toHaveLength(0)
      })

      it("does not create a stop with a stranger's trip as trip_id", async () => {
        const { id: other } = await createTrip(24, stranger.customer_id)
        const body = {
          ...(await newStop(1, customer.customer_id)),
          trip_id: other,
        }

        const refusal = await refusalOf(
          api.post("/store/stops", body, customer)
        )
        expect(refusal.status).toEqual(404)
        expect(
          await service().listStops({ customer_id: customer.customer_id })
        ).toHaveLength(0)
      })

      it("does not create a stop with a stranger's bag as bag_id", async () => {
        const { id: other } = await createBag(25, stranger.customer_id)
        const body = {
          ...(await newStop(1, customer.customer_id)),
          bag_id: other,
        }

        const refusal = await refusalOf(
          api.post("/store/stops", body, customer)
        )
        expect(refusal.status).toEqual(404)
        expect(
          await service().listStops({ customer_id: customer.customer_id })
        ).toHaveLength(0)
      })

      it("does not create a stop with a stranger's tag as tags", async () => {
        const { id: other } = await createTag(26, stranger.customer_id)
        const body = {
          ...(await newStop(1, customer.customer_id)),
          tags: [other],
        }

        const refusal = await refusalOf(
          api.post("/store/stops", body, customer)
        )
        expect(refusal.status).toEqual(404)
        expect(
          await service().listStops({ customer_id: customer.customer_id })
        ).toHaveLength(0)
      })

      it("lists stops page by page", async () => {
        await createStop(1, customer.customer_id)
        await createStop(2, customer.customer_id)
        await createStop(3, stranger.customer_id)

        const { data } = await api.get(
          "/store/stops?offset=1&limit=1&order=-created_at",
          customer
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.stops).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/store/stops?${page}`, customer)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters stops and returns the fields asked for", async () => {
        const { id } = await createStop(1, customer.customer_id)
        await createStop(2, customer.customer_id)

        const { data } = await api.get(
          `/store/stops?id=${id}&fields=id,deleted_at`,
          customer
        )
        expect(data.stops).toEqual([{ id }])
      })

      it("searches stops", async () => {
        const { id } = await createStop(1, customer.customer_id)
        await createStop(2, customer.customer_id)

        const { data } = await api.get("/store/stops?q=place%201", customer)
        expect(data.stops.map((row) => row.id)).toEqual([id])
      })

      it("returns one stop", async () => {
        const { id } = await createStop(1, customer.customer_id)

        const { data } = await api.get(`/store/stops/${id}`, customer)
        expect(data.stop.id).toEqual(id)
      })

      it("updates a stop", async () => {
        const { id } = await createStop(1, customer.customer_id)

        const { data } = await api.post(
          `/store/stops/${id}`,
          { place: "place 2" },
          customer
        )
        expect(data.stop.place).toEqual("place 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createStop(1, customer.customer_id)

        const refusal = await refusalOf(
          api.post(`/store/stops/${id}`, { unknown_field: true }, customer)
        )
        expect(refusal.status).toEqual(400)
      })

      it("does not update a stop to a stranger's trip as trip_id", async () => {
        const { id: other } = await createTrip(24, stranger.customer_id)
        const { id } = await createStop(1, customer.customer_id)
        const before = await service().retrieveStop(id, { relations: ["tags"] })

        const refusal = await refusalOf(
          api.post(`/store/stops/${id}`, { trip_id: other }, customer)
        )
        expect(refusal.status).toEqual(404)
        expect(
          await service().retrieveStop(id, { relations: ["tags"] })
        ).toEqual(before)
      })

      it("does not update a stop to a stranger's bag as bag_id", async () => {
        const { id: other } = await createBag(25, stranger.customer_id)
        const { id } = await createStop(1, customer.customer_id)
        const before = await service().retrieveStop(id, { relations: ["tags"] })

        const refusal = await refusalOf(
          api.post(`/store/stops/${id}`, { bag_id: other }, customer)
        )
        expect(refusal.status).toEqual(404)
        expect(
          await service().retrieveStop(id, { relations: ["tags"] })
        ).toEqual(before)
      })

      it("does not update a stop to a stranger's tag as tags", async () => {
        const { id: other } = await createTag(26, stranger.customer_id)
        const { id } = await createStop(1, customer.customer_id)
        const before = await service().retrieveStop(id, { relations: ["tags"] })

        const refusal = await refusalOf(
          api.post(`/store/stops/${id}`, { tags: [other] }, customer)
        )
        expect(refusal.status).toEqual(404)
        expect(
          await service().retrieveStop(id, { relations: ["tags"] })
        ).toEqual(before)
      })

      it("deletes a stop", async () => {
        const { id } = await createStop(1, customer.customer_id)

        const { data } = await api.delete(`/store/stops/${id}`, customer)
        expect(data).toEqual({ id, object: "stop", deleted: true })
        expect(await service().listStops({ id })).toHaveLength(0)
      })

      it("does not find a stop that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/store/stops/missing", customer)),
          await refusalOf(api.post("/store/stops/missing", {}, customer)),
          await refusalOf(api.delete("/store/stops/missing", customer)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })

      it("does not find, change or delete a stranger's", async () => {
        const { id } = await createStop(1, stranger.customer_id)
        const before = await service().retrieveStop(id)

        const refusals = [
          await refusalOf(api.get(`/store/stops/${id}`, customer)),
          await refusalOf(
            api.post(`/store/stops/${id}`, { place: "place 2" }, customer)
          ),
          await refusalOf(api.delete(`/store/stops/${id}`, customer)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
        }
        expect(await service().retrieveStop(id)).toEqual(before)
      })
    })

    describe("/store/places", () => {
      let store: Awaited<ReturnType<typeof storeRequest>>

      beforeEach(async () => {
        store = await storeRequest(getContainer())
      })

      it("asks for a publishable key", async () => {
        const refusal = await refusalOf(api.get("/store/places"))
        expect(refusal.status).toEqual(400)
      })

      it("lists stops page by page", async () => {
        await createStop(1)
        await createStop(2)

        const { data } = await api.get(
          "/store/places?offset=1&limit=1&order=-created_at",
          store
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.stops).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/store/places?${page}`, store)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters stops and returns the fields asked for", async () => {
        const { id } = await createStop(1)
        await createStop(2)

        const { data } = await api.get(
          `/store/places?id=${id}&fields=id,deleted_at`,
          store
        )
        expect(data.stops).toEqual([{ id }])
      })

      it("searches stops", async () => {
        const { id } = await createStop(1)
        await createStop(2)

        const { data } = await api.get("/store/places?q=place%201", store)
        expect(data.stops.map((row) => row.id)).toEqual([id])
      })

      it("returns one stop", async () => {
        const { id } = await createStop(1)

        const { data } = await api.get(`/store/places/${id}`, store)
        expect(data.stop.id).toEqual(id)
      })

      it("does not find a stop that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/store/places/missing", store)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/store/bags", () => {
      let customer: Awaited<ReturnType<typeof customerRequest>>
      let stranger: Awaited<ReturnType<typeof customerRequest>>

      beforeEach(async () => {
        customer = await customerRequest(getContainer())
        stranger = await customerRequest(getContainer(), "stranger@example.com")
      })

      it("asks for a publishable key", async () => {
        const refusal = await refusalOf(api.post("/store/bags", {}))
        expect(refusal.status).toEqual(400)
      })

      it("asks for a login", async () => {
        const visitor = await storeRequest(getContainer())
        const refusal = await refusalOf(api.post("/store/bags", {}, visitor))
        expect(refusal.status).toEqual(401)
      })

      it("creates a bag", async () => {
        const body = newBag(1)
        const { data } = await api.post("/store/bags", body, customer)

        expect(data.bag).toMatchObject(body)

        const row = await service().retrieveBag(data.bag.id)
        expect(row.traveller_id).toEqual(customer.customer_id)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newBag(1)
        const { name, ...incomplete } = valid

        for (const body of [
          { ...valid, unknown_field: true },
          { ...valid, traveller_id: stranger.customer_id },
          incomplete,
        ]) {
          const refusal = await refusalOf(
            api.post("/store/bags", body, customer)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listBags()).toHaveLength(0)
      })

      it("updates a bag", async () => {
        const { id } = await createBag(1, customer.customer_id)

        const { data } = await api.post(
          `/store/bags/${id}`,
          { name: "name 2" },
          customer
        )
        expect(data.bag.name).toEqual("name 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createBag(1, customer.customer_id)

        const refusal = await refusalOf(
          api.post(`/store/bags/${id}`, { unknown_field: true }, customer)
        )
        expect(refusal.status).toEqual(400)
      })

      it("does not find a bag that is not there", async () => {
        const refusals = [
          await refusalOf(api.post("/store/bags/missing", {}, customer)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })

      it("does not find, change or delete a stranger's", async () => {
        const { id } = await createBag(1, stranger.customer_id)
        const before = await service().retrieveBag(id)

        const refusals = [
          await refusalOf(
            api.post(`/store/bags/${id}`, { name: "name 2" }, customer)
          ),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
        }
        expect(await service().retrieveBag(id)).toEqual(before)
      })
    })

    describe("trips, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createTripsThenFail(getContainer()).run({
          input: [{ ...newTrip(1), customer_id: "cus_1" }],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listTrips()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createTrip(1)
        const before = await service().retrieveTrip(id)

        const { errors } = await updateTripsThenFail(getContainer()).run({
          input: [
            {
              id,
              title: "title 2",
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveTrip(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createTrip(1)
        const { id: gone } = await createTrip(2)
        await service().softDeleteTrips([gone])
        const goneStop = await service().createStops({
          place: "place 1",
          cost: 1.25,
          customer_id: "customer id 1",
          trip_id: id,
        })
        await service().softDeleteStops([goneStop.id])
        const goneTicket = await service().createTickets({
          code: "code 1",
          customer_id: "customer id 1",
          trip_id: id,
        })
        await service().softDeleteTickets([goneTicket.id])
        await service().createStops({
          place: "place 2",
          cost: 2.25,
          customer_id: "customer id 2",
          trip_id: id,
        })
        await service().createTickets({
          code: "code 2",
          customer_id: "customer id 2",
          trip_id: id,
        })

        const { errors } = await deleteTripsThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listTrips({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
        expect(await service().listStops({ trip_id: id })).toHaveLength(1)
        expect(await service().listTickets({ trip_id: id })).toHaveLength(1)
      })
    })

    describe("stops, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createStopsThenFail(getContainer()).run({
          input: [{ ...(await newStop(1)), customer_id: "cus_1" }],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listStops()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createStop(1)
        const tag = await createTag(4)
        await service().updateStops({
          id,
          cost: "12345678901234567.123" as never,
        })
        const before = await service().retrieveStop(id, { relations: ["tags"] })

        const { errors } = await updateStopsThenFail(getContainer()).run({
          input: [
            {
              id,
              place: "place 2",
              cost: 2.25,
              tags: [tag.id],
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(
          await service().retrieveStop(id, { relations: ["tags"] })
        ).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createStop(1)
        const { id: gone } = await createStop(2)
        await service().softDeleteStops([gone])
        const gonePhoto = await service().createPhotos({
          url: "url 1",
          stop_id: id,
        })
        await service().softDeletePhotos([gonePhoto.id])
        await service().createPhotos({
          url: "url 2",
          stop_id: id,
        })

        const { errors } = await deleteStopsThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listStops({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
        expect(await service().listPhotos({ stop_id: id })).toHaveLength(1)
      })
    })

    describe("bags, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createBagsThenFail(getContainer()).run({
          input: [{ ...newBag(1), traveller_id: "cus_1" }],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listBags()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createBag(1)
        await service().updateBags({
          id,
          weight: "12345678901234567.123" as never,
        })
        const before = await service().retrieveBag(id)

        const { errors } = await updateBagsThenFail(getContainer()).run({
          input: [
            {
              id,
              name: "name 2",
              weight: 2.25,
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveBag(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })
    })
  },
})
