import {
  createStep,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { TOY_MODULE } from "../../src/modules/toy"
import ToyModuleService from "../../src/modules/toy/service"
import {
  CreateAddress2Input,
  CreateToyInput,
  UpdateToyInput,
} from "../../src/modules/toy/types"
import { createAddress2sStep } from "../../src/workflows/toy/steps/create-address2s"
import { createToysStep } from "../../src/workflows/toy/steps/create-toys"
import { deleteAddress2sStep } from "../../src/workflows/toy/steps/delete-address2s"
import { updateToysStep } from "../../src/workflows/toy/steps/update-toys"
import {
  adminRequest,
  customerRequest,
  refusalOf,
  storeRequest,
} from "../helpers/requests"

jest.setTimeout(120 * 1000)

const failStep = createStep("fail-after-toy-step", async () => {
  throw new Error("a later step fails")
})

const createAddress2sThenFail = createWorkflow(
  "create-address2s-then-fail",
  (input: CreateAddress2Input[]) => {
    const result = createAddress2sStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createToysThenFail = createWorkflow(
  "create-toys-then-fail",
  (input: CreateToyInput[]) => {
    const result = createToysStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteAddress2sThenFail = createWorkflow(
  "delete-address2s-then-fail",
  (input: string[]) => {
    const result = deleteAddress2sStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateToysThenFail = createWorkflow(
  "update-toys-then-fail",
  (input: UpdateToyInput[]) => {
    const result = updateToysStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    const service = (): ToyModuleService => getContainer().resolve(TOY_MODULE)

    const newToy = (_n: number) => ({})
    const createToy = async (n: number) => await service().createToys(newToy(n))

    const newAddress2 = (n: number) => ({
      street_name: `street name ${n}`,
    })
    const createAddress2 = async (n: number, customer_id = "cus_1") =>
      await service().createAddress2s({
        ...newAddress2(n),
        customer_id,
      })

    describe("/admin/toys", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.post("/admin/toys", {}))
        expect(refusal.status).toEqual(401)
      })

      it("creates a toy", async () => {
        const body = newToy(1)
        const { data } = await api.post("/admin/toys", body, admin)

        expect(data.toy).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newToy(1)

        for (const body of [{ ...valid, unknown_field: true }]) {
          const refusal = await refusalOf(api.post("/admin/toys", body, admin))
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listToys()).toHaveLength(0)
      })

      it("updates a toy", async () => {
        const { id } = await createToy(1)

        const { data } = await api.post(
          `/admin/toys/${id}`,
          { is_new: true },
          admin
        )
        expect(data.toy.is_new).toEqual(true)
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createToy(1)

        const refusal = await refusalOf(
          api.post(`/admin/toys/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("does not find a toy that is not there", async () => {
        const refusals = [
          await refusalOf(api.post("/admin/toys/missing", {}, admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/store/toys", () => {
      let store: Awaited<ReturnType<typeof storeRequest>>

      beforeEach(async () => {
        store = await storeRequest(getContainer())
      })

      it("asks for a publishable key", async () => {
        const refusal = await refusalOf(api.get("/store/toys/missing"))
        expect(refusal.status).toEqual(400)
      })

      it("returns one toy", async () => {
        const { id } = await createToy(1)

        const { data } = await api.get(`/store/toys/${id}`, store)
        expect(data.toy.id).toEqual(id)
      })

      it("does not find a toy that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/store/toys/missing", store)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/store/customers/me/addresses-two", () => {
      let customer: Awaited<ReturnType<typeof customerRequest>>
      let stranger: Awaited<ReturnType<typeof customerRequest>>

      beforeEach(async () => {
        customer = await customerRequest(getContainer())
        stranger = await customerRequest(getContainer(), "stranger@example.com")
      })

      it("asks for a publishable key", async () => {
        const refusal = await refusalOf(
          api.get("/store/customers/me/addresses-two")
        )
        expect(refusal.status).toEqual(400)
      })

      it("asks for a login", async () => {
        const visitor = await storeRequest(getContainer())
        const refusal = await refusalOf(
          api.get("/store/customers/me/addresses-two", visitor)
        )
        expect(refusal.status).toEqual(401)
      })

      it("creates an address2", async () => {
        const body = newAddress2(1)
        const { data } = await api.post(
          "/store/customers/me/addresses-two",
          body,
          customer
        )

        expect(data.address2).toMatchObject(body)

        const row = await service().retrieveAddress2(data.address2.id)
        expect(row.customer_id).toEqual(customer.customer_id)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newAddress2(1)
        const { street_name, ...incomplete } = valid

        for (const body of [
          { ...valid, unknown_field: true },
          { ...valid, customer_id: stranger.customer_id },
          incomplete,
        ]) {
          const refusal = await refusalOf(
            api.post("/store/customers/me/addresses-two", body, customer)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listAddress2s()).toHaveLength(0)
      })

      it("lists address2s page by page", async () => {
        await createAddress2(1, customer.customer_id)
        await createAddress2(2, customer.customer_id)
        await createAddress2(3, stranger.customer_id)

        const { data } = await api.get(
          "/store/customers/me/addresses-two?offset=1&limit=1&order=-created_at",
          customer
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.address2s).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/store/customers/me/addresses-two?${page}`, customer)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters address2s and returns the fields asked for", async () => {
        const { id } = await createAddress2(1, customer.customer_id)
        await createAddress2(2, customer.customer_id)

        const { data } = await api.get(
          `/store/customers/me/addresses-two?id=${id}&fields=id,deleted_at`,
          customer
        )
        expect(data.address2s).toEqual([{ id }])
      })

      it("searches address2s", async () => {
        const { id } = await createAddress2(1, customer.customer_id)
        await createAddress2(2, customer.customer_id)

        const { data } = await api.get(
          "/store/customers/me/addresses-two?q=street%20name%201",
          customer
        )
        expect(data.address2s.map((row) => row.id)).toEqual([id])
      })

      it("deletes an address2", async () => {
        const { id } = await createAddress2(1, customer.customer_id)

        const { data } = await api.delete(
          `/store/customers/me/addresses-two/${id}`,
          customer
        )
        expect(data).toEqual({ id, object: "address2", deleted: true })
        expect(await service().listAddress2s({ id })).toHaveLength(0)
      })

      it("does not find an address2 that is not there", async () => {
        const refusals = [
          await refusalOf(
            api.delete("/store/customers/me/addresses-two/missing", customer)
          ),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })

      it("does not find, change or delete a stranger's", async () => {
        const { id } = await createAddress2(1, stranger.customer_id)
        const before = await service().retrieveAddress2(id)

        const refusals = [
          await refusalOf(
            api.delete(`/store/customers/me/addresses-two/${id}`, customer)
          ),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
        }
        expect(await service().retrieveAddress2(id)).toEqual(before)
      })
    })

    describe("toys, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createToysThenFail(getContainer()).run({
          input: [newToy(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listToys()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createToy(1)
        const before = await service().retrieveToy(id)

        const { errors } = await updateToysThenFail(getContainer()).run({
          input: [
            {
              id,
              is_new: true,
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveToy(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })
    })

    describe("address2s, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createAddress2sThenFail(getContainer()).run({
          input: [{ ...newAddress2(1), customer_id: "cus_1" }],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listAddress2s()).toHaveLength(0)
      })

      it("are not deleted", async () => {
        const { id } = await createAddress2(1)
        const { id: gone } = await createAddress2(2)
        await service().softDeleteAddress2s([gone])

        const { errors } = await deleteAddress2sThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listAddress2s({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })
  },
})
