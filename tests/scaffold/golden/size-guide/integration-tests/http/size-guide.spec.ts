import {
  createStep,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { SIZE_GUIDE_MODULE } from "../../src/modules/size-guide"
import SizeGuideModuleService from "../../src/modules/size-guide/service"
import {
  CreateFitProfileInput,
  CreateSizeGuideInput,
  UpdateFitProfileInput,
  UpdateSizeGuideInput,
} from "../../src/modules/size-guide/types"
import { createFitProfilesStep } from "../../src/workflows/size-guide/steps/create-fit-profiles"
import { createSizeGuidesStep } from "../../src/workflows/size-guide/steps/create-size-guides"
import { deleteFitProfilesStep } from "../../src/workflows/size-guide/steps/delete-fit-profiles"
import { deleteSizeGuidesStep } from "../../src/workflows/size-guide/steps/delete-size-guides"
import { updateFitProfilesStep } from "../../src/workflows/size-guide/steps/update-fit-profiles"
import { updateSizeGuidesStep } from "../../src/workflows/size-guide/steps/update-size-guides"
import {
  adminRequest,
  customerRequest,
  refusalOf,
  storeRequest,
} from "../helpers/requests"

jest.setTimeout(120 * 1000)

const failStep = createStep("fail-after-size-guide-step", async () => {
  throw new Error("a later step fails")
})

const createFitProfilesThenFail = createWorkflow(
  "create-fit-profiles-then-fail",
  (input: CreateFitProfileInput[]) => {
    const result = createFitProfilesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createSizeGuidesThenFail = createWorkflow(
  "create-size-guides-then-fail",
  (input: CreateSizeGuideInput[]) => {
    const result = createSizeGuidesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteFitProfilesThenFail = createWorkflow(
  "delete-fit-profiles-then-fail",
  (input: string[]) => {
    const result = deleteFitProfilesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteSizeGuidesThenFail = createWorkflow(
  "delete-size-guides-then-fail",
  (input: string[]) => {
    const result = deleteSizeGuidesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateFitProfilesThenFail = createWorkflow(
  "update-fit-profiles-then-fail",
  (input: UpdateFitProfileInput[]) => {
    const result = updateFitProfilesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateSizeGuidesThenFail = createWorkflow(
  "update-size-guides-then-fail",
  (input: UpdateSizeGuideInput[]) => {
    const result = updateSizeGuidesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    const service = (): SizeGuideModuleService =>
      getContainer().resolve(SIZE_GUIDE_MODULE)

    const newSizeGuide = (n: number) => ({
      title: `title ${n}`,
      handle: `handle ${n}`,
    })
    const createSizeGuide = async (n: number) =>
      await service().createSizeGuides(newSizeGuide(n))

    const newFitProfile = (n: number) => ({
      diameter: n + 0.5,
    })
    const createFitProfile = async (n: number, customer_id = "cus_1") =>
      await service().createFitProfiles({
        ...newFitProfile(n),
        customer_id,
      })

    describe("/admin/size-guides", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/size-guides"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a size guide", async () => {
        const body = newSizeGuide(1)
        const { data } = await api.post("/admin/size-guides", body, admin)

        expect(data.size_guide).toMatchObject(body)
      })

      it("creates a size guide with its entries", async () => {
        const { data } = await api.post(
          "/admin/size-guides",
          {
            ...newSizeGuide(1),
            entries: [
              {
                label: "label 1",
                diameter: 1.25,
              },
            ],
          },
          admin
        )
        expect(data.size_guide.entries).toHaveLength(1)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newSizeGuide(1)
        const { title, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/size-guides", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listSizeGuides()).toHaveLength(0)
      })

      it("lists size guides page by page", async () => {
        await createSizeGuide(1)
        await createSizeGuide(2)

        const { data } = await api.get(
          "/admin/size-guides?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.size_guides).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/size-guides?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters size guides and returns the fields asked for", async () => {
        const { id } = await createSizeGuide(1)
        await createSizeGuide(2)

        const { data } = await api.get(
          `/admin/size-guides?id=${id}&fields=id`,
          admin
        )
        expect(data.size_guides).toEqual([{ id }])
      })

      it("searches size guides", async () => {
        const { id } = await createSizeGuide(1)
        await createSizeGuide(2)

        const { data } = await api.get("/admin/size-guides?q=title%201", admin)
        expect(data.size_guides.map((row) => row.id)).toEqual([id])
      })

      it("returns one size guide", async () => {
        const { id } = await createSizeGuide(1)

        const { data } = await api.get(`/admin/size-guides/${id}`, admin)
        expect(data.size_guide.id).toEqual(id)
      })

      it("updates a size guide", async () => {
        const { id } = await createSizeGuide(1)

        const { data } = await api.post(
          `/admin/size-guides/${id}`,
          { title: "title 2" },
          admin
        )
        expect(data.size_guide.title).toEqual("title 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createSizeGuide(1)

        const refusal = await refusalOf(
          api.post(`/admin/size-guides/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a size guide", async () => {
        const { id } = await createSizeGuide(1)

        const { data } = await api.delete(`/admin/size-guides/${id}`, admin)
        expect(data).toEqual({ id, object: "size_guide", deleted: true })
        expect(await service().listSizeGuides({ id })).toHaveLength(0)
      })

      it("does not find a size guide that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/size-guides/missing", admin)),
          await refusalOf(api.post("/admin/size-guides/missing", {}, admin)),
          await refusalOf(api.delete("/admin/size-guides/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/store/size-guides", () => {
      let store: Awaited<ReturnType<typeof storeRequest>>

      beforeEach(async () => {
        store = await storeRequest(getContainer())
      })

      it("asks for a publishable key", async () => {
        const refusal = await refusalOf(api.get("/store/size-guides"))
        expect(refusal.status).toEqual(400)
      })

      it("lists size guides page by page", async () => {
        await createSizeGuide(1)
        await createSizeGuide(2)

        const { data } = await api.get(
          "/store/size-guides?offset=1&limit=1&order=-created_at",
          store
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.size_guides).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/store/size-guides?${page}`, store)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters size guides and returns the fields asked for", async () => {
        const { id } = await createSizeGuide(1)
        await createSizeGuide(2)

        const { data } = await api.get(
          `/store/size-guides?id=${id}&fields=id,deleted_at`,
          store
        )
        expect(data.size_guides).toEqual([{ id }])
      })

      it("searches size guides", async () => {
        const { id } = await createSizeGuide(1)
        await createSizeGuide(2)

        const { data } = await api.get("/store/size-guides?q=title%201", store)
        expect(data.size_guides.map((row) => row.id)).toEqual([id])
      })

      it("returns one size guide", async () => {
        const { id } = await createSizeGuide(1)

        const { data } = await api.get(`/store/size-guides/${id}`, store)
        expect(data.size_guide.id).toEqual(id)
      })

      it("does not find a size guide that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/store/size-guides/missing", store)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/store/fit-profiles", () => {
      let customer: Awaited<ReturnType<typeof customerRequest>>
      let stranger: Awaited<ReturnType<typeof customerRequest>>

      beforeEach(async () => {
        customer = await customerRequest(getContainer())
        stranger = await customerRequest(getContainer(), "stranger@example.com")
      })

      it("asks for a publishable key", async () => {
        const refusal = await refusalOf(api.get("/store/fit-profiles"))
        expect(refusal.status).toEqual(400)
      })

      it("asks for a login", async () => {
        const visitor = await storeRequest(getContainer())
        const refusal = await refusalOf(api.get("/store/fit-profiles", visitor))
        expect(refusal.status).toEqual(401)
      })

      it("creates a fit profile", async () => {
        const body = newFitProfile(1)
        const { data } = await api.post("/store/fit-profiles", body, customer)

        expect(data.fit_profile).toMatchObject(body)

        const row = await service().retrieveFitProfile(data.fit_profile.id)
        expect(row.customer_id).toEqual(customer.customer_id)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newFitProfile(1)
        const { diameter, ...incomplete } = valid

        for (const body of [
          { ...valid, unknown_field: true },
          { ...valid, customer_id: stranger.customer_id },
          incomplete,
        ]) {
          const refusal = await refusalOf(
            api.post("/store/fit-profiles", body, customer)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listFitProfiles()).toHaveLength(0)
      })

      it("lists fit profiles page by page", async () => {
        await createFitProfile(1, customer.customer_id)
        await createFitProfile(2, customer.customer_id)
        await createFitProfile(3, stranger.customer_id)

        const { data } = await api.get(
          "/store/fit-profiles?offset=1&limit=1&order=-created_at",
          customer
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.fit_profiles).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/store/fit-profiles?${page}`, customer)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters fit profiles and returns the fields asked for", async () => {
        const { id } = await createFitProfile(1, customer.customer_id)
        await createFitProfile(2, customer.customer_id)

        const { data } = await api.get(
          `/store/fit-profiles?id=${id}&fields=id,deleted_at`,
          customer
        )
        expect(data.fit_profiles).toEqual([{ id }])
      })

      it("returns one fit profile", async () => {
        const { id } = await createFitProfile(1, customer.customer_id)

        const { data } = await api.get(`/store/fit-profiles/${id}`, customer)
        expect(data.fit_profile.id).toEqual(id)
      })

      it("updates a fit profile", async () => {
        const { id } = await createFitProfile(1, customer.customer_id)

        const { data } = await api.post(
          `/store/fit-profiles/${id}`,
          { finger: "middle" },
          customer
        )
        expect(data.fit_profile.finger).toEqual("middle")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createFitProfile(1, customer.customer_id)

        const refusal = await refusalOf(
          api.post(
            `/store/fit-profiles/${id}`,
            { unknown_field: true },
            customer
          )
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a fit profile", async () => {
        const { id } = await createFitProfile(1, customer.customer_id)

        const { data } = await api.delete(`/store/fit-profiles/${id}`, customer)
        expect(data).toEqual({ id, object: "fit_profile", deleted: true })
        expect(await service().listFitProfiles({ id })).toHaveLength(0)
      })

      it("does not find a fit profile that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/store/fit-profiles/missing", customer)),
          await refusalOf(
            api.post("/store/fit-profiles/missing", {}, customer)
          ),
          await refusalOf(api.delete("/store/fit-profiles/missing", customer)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })

      it("does not find, change or delete a stranger's", async () => {
        const { id } = await createFitProfile(1, stranger.customer_id)
        const before = await service().retrieveFitProfile(id)

        const refusals = [
          await refusalOf(api.get(`/store/fit-profiles/${id}`, customer)),
          await refusalOf(
            api.post(
              `/store/fit-profiles/${id}`,
              { finger: "middle" },
              customer
            )
          ),
          await refusalOf(api.delete(`/store/fit-profiles/${id}`, customer)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
        }
        expect(await service().retrieveFitProfile(id)).toEqual(before)
      })
    })

    describe("size guides, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createSizeGuidesThenFail(getContainer()).run({
          input: [newSizeGuide(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listSizeGuides()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createSizeGuide(1)
        const before = await service().retrieveSizeGuide(id)

        const { errors } = await updateSizeGuidesThenFail(getContainer()).run({
          input: [
            {
              id,
              title: "title 2",
              handle: "handle 2",
              unit: "inch",
              published: true,
              rank: 2,
              note: "note 2",
              metadata: { n: 2 },
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveSizeGuide(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createSizeGuide(1)
        const { id: gone } = await createSizeGuide(2)
        await service().softDeleteSizeGuides([gone])
        const goneSizeGuideEntry = await service().createSizeGuideEntries({
          label: "label 1",
          diameter: 1.25,
          guide_id: id,
        })
        await service().softDeleteSizeGuideEntries([goneSizeGuideEntry.id])
        await service().createSizeGuideEntries({
          label: "label 2",
          diameter: 2.25,
          guide_id: id,
        })

        const { errors } = await deleteSizeGuidesThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listSizeGuides({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
        expect(
          await service().listSizeGuideEntries({ guide_id: id })
        ).toHaveLength(1)
      })
    })

    describe("fit profiles, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createFitProfilesThenFail(getContainer()).run({
          input: [{ ...newFitProfile(1), customer_id: "cus_1" }],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listFitProfiles()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createFitProfile(1)
        const before = await service().retrieveFitProfile(id)

        const { errors } = await updateFitProfilesThenFail(getContainer()).run({
          input: [
            {
              id,
              finger: "middle",
              diameter: 2.5,
              measured_at: new Date(Date.UTC(2030, 0, 2)),
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveFitProfile(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createFitProfile(1)
        const { id: gone } = await createFitProfile(2)
        await service().softDeleteFitProfiles([gone])

        const { errors } = await deleteFitProfilesThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listFitProfiles({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })
  },
})
