import {
  createStep,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { KITCHEN_SINK_MODULE } from "../../src/modules/kitchen-sink"
import KitchenSinkModuleService from "../../src/modules/kitchen-sink/service"
import {
  CreateScrewInput,
  CreateSinkInput,
  CreateSinkNoteInput,
  UpdateScrewInput,
  UpdateSinkInput,
} from "../../src/modules/kitchen-sink/types"
import { createScrewsStep } from "../../src/workflows/kitchen-sink/steps/create-screws"
import { createSinkNotesStep } from "../../src/workflows/kitchen-sink/steps/create-sink-notes"
import { createSinksStep } from "../../src/workflows/kitchen-sink/steps/create-sinks"
import { deleteSinkNotesStep } from "../../src/workflows/kitchen-sink/steps/delete-sink-notes"
import { deleteSinksStep } from "../../src/workflows/kitchen-sink/steps/delete-sinks"
import { updateScrewsStep } from "../../src/workflows/kitchen-sink/steps/update-screws"
import { updateSinksStep } from "../../src/workflows/kitchen-sink/steps/update-sinks"
import { adminRequest, refusalOf, storeRequest } from "../helpers/requests"

jest.setTimeout(120 * 1000)

const failStep = createStep("fail-after-kitchen-sink-step", async () => {
  throw new Error("a later step fails")
})

const createScrewsThenFail = createWorkflow(
  "create-screws-then-fail",
  (input: CreateScrewInput[]) => {
    const result = createScrewsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createSinkNotesThenFail = createWorkflow(
  "create-sink-notes-then-fail",
  (input: CreateSinkNoteInput[]) => {
    const result = createSinkNotesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createSinksThenFail = createWorkflow(
  "create-sinks-then-fail",
  (input: CreateSinkInput[]) => {
    const result = createSinksStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteSinkNotesThenFail = createWorkflow(
  "delete-sink-notes-then-fail",
  (input: string[]) => {
    const result = deleteSinkNotesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteSinksThenFail = createWorkflow(
  "delete-sinks-then-fail",
  (input: string[]) => {
    const result = deleteSinksStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateScrewsThenFail = createWorkflow(
  "update-screws-then-fail",
  (input: UpdateScrewInput[]) => {
    const result = updateScrewsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateSinksThenFail = createWorkflow(
  "update-sinks-then-fail",
  (input: UpdateSinkInput[]) => {
    const result = updateSinksStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    const service = (): KitchenSinkModuleService =>
      getContainer().resolve(KITCHEN_SINK_MODULE)

    const newSink = (n: number) => ({
      name: `name ${n}`,
      code: `code ${n}`,
      serial: n,
      price: n + 0.25,
      ratio: n + 0.5,
      is_off: true,
      starts_at: new Date(Date.UTC(2030, 0, n)),
      settings: { n },
      tags: [`${n}`],
    })
    const createSink = async (n: number) =>
      await service().createSinks(newSink(n))

    const newSinkPart = async (n: number) => ({
      label: `label ${n}`,
      weight: n + 0.25,
      sink_id: (await createSink(n)).id,
    })
    const createSinkPart = async (n: number) =>
      await service().createSinkParts(await newSinkPart(n))

    const newScrew = async (n: number) => ({
      size: n,
      made_at: new Date(Date.UTC(2030, 0, n)),
      shape: "cross" as const,
      part_id: (await createSinkPart(n)).id,
    })
    const createScrew = async (n: number) =>
      await service().createScrews(await newScrew(n))

    const newSinkNote = (n: number) => ({
      body: `body ${n}`,
    })
    const createSinkNote = async (n: number) =>
      await service().createSinkNotes(newSinkNote(n))

    describe("/admin/sinks", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/sinks"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a sink", async () => {
        const body = newSink(1)
        const { data } = await api.post("/admin/sinks", body, admin)

        expect(data.sink).toMatchObject(JSON.parse(JSON.stringify(body)))
      })

      it("creates a sink with its parts", async () => {
        const { data } = await api.post(
          "/admin/sinks",
          {
            ...newSink(1),
            parts: [
              {
                label: "label 1",
                weight: 1.25,
              },
            ],
          },
          admin
        )
        expect(data.sink.parts).toHaveLength(1)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newSink(1)
        const { name, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(api.post("/admin/sinks", body, admin))
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listSinks()).toHaveLength(0)
      })

      it("lists sinks page by page", async () => {
        await createSink(1)
        await createSink(2)

        const { data } = await api.get(
          "/admin/sinks?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.sinks).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/sinks?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters sinks and returns the fields asked for", async () => {
        const { id } = await createSink(1)
        await createSink(2)

        const { data } = await api.get(`/admin/sinks?id=${id}&fields=id`, admin)
        expect(data.sinks).toEqual([{ id }])
      })

      it("searches sinks", async () => {
        const { id } = await createSink(1)
        await createSink(2)

        const { data } = await api.get("/admin/sinks?q=name%201", admin)
        expect(data.sinks.map((row) => row.id)).toEqual([id])
      })

      it("returns one sink", async () => {
        const { id } = await createSink(1)

        const { data } = await api.get(`/admin/sinks/${id}`, admin)
        expect(data.sink.id).toEqual(id)
      })

      it("updates a sink", async () => {
        const { id } = await createSink(1)

        const { data } = await api.post(
          `/admin/sinks/${id}`,
          { name: "name 2" },
          admin
        )
        expect(data.sink.name).toEqual("name 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createSink(1)

        const refusal = await refusalOf(
          api.post(`/admin/sinks/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a sink", async () => {
        const { id } = await createSink(1)

        const { data } = await api.delete(`/admin/sinks/${id}`, admin)
        expect(data).toEqual({ id, object: "sink", deleted: true })
        expect(await service().listSinks({ id })).toHaveLength(0)
      })

      it("does not find a sink that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/sinks/missing", admin)),
          await refusalOf(api.post("/admin/sinks/missing", {}, admin)),
          await refusalOf(api.delete("/admin/sinks/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/store/sinks", () => {
      let store: Awaited<ReturnType<typeof storeRequest>>

      beforeEach(async () => {
        store = await storeRequest(getContainer())
      })

      it("asks for a publishable key", async () => {
        const refusal = await refusalOf(api.get("/store/sinks"))
        expect(refusal.status).toEqual(400)
      })

      it("lists sinks page by page", async () => {
        await createSink(1)
        await createSink(2)

        const { data } = await api.get(
          "/store/sinks?offset=1&limit=1&order=-created_at",
          store
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.sinks).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/store/sinks?${page}`, store)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters sinks and returns the fields asked for", async () => {
        const { id } = await createSink(1)
        await createSink(2)

        const { data } = await api.get(
          `/store/sinks?id=${id}&fields=id,deleted_at`,
          store
        )
        expect(data.sinks).toEqual([{ id }])
      })

      it("searches sinks", async () => {
        const { id } = await createSink(1)
        await createSink(2)

        const { data } = await api.get("/store/sinks?q=name%201", store)
        expect(data.sinks.map((row) => row.id)).toEqual([id])
      })

      it("returns one sink", async () => {
        const { id } = await createSink(1)

        const { data } = await api.get(`/store/sinks/${id}`, store)
        expect(data.sink.id).toEqual(id)
      })

      it("does not find a sink that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/store/sinks/missing", store)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/screws", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/screws"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a screw", async () => {
        const body = await newScrew(1)
        const { data } = await api.post("/admin/screws", body, admin)

        expect(data.screw).toMatchObject(JSON.parse(JSON.stringify(body)))
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = await newScrew(1)
        const { size, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/screws", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listScrews()).toHaveLength(0)
      })

      it("lists screws page by page", async () => {
        await createScrew(1)
        await createScrew(2)

        const { data } = await api.get(
          "/admin/screws?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.screws).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/screws?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters screws and returns the fields asked for", async () => {
        const { id } = await createScrew(1)
        await createScrew(2)

        const { data } = await api.get(
          `/admin/screws?id=${id}&fields=id`,
          admin
        )
        expect(data.screws).toEqual([{ id }])
      })

      it("updates a screw", async () => {
        const { id } = await createScrew(1)

        const { data } = await api.post(
          `/admin/screws/${id}`,
          { size: 2 },
          admin
        )
        expect(data.screw.size).toEqual(2)
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createScrew(1)

        const refusal = await refusalOf(
          api.post(`/admin/screws/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("does not find a screw that is not there", async () => {
        const refusals = [
          await refusalOf(api.post("/admin/screws/missing", {}, admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/notes/all", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.post("/admin/notes/all", {}))
        expect(refusal.status).toEqual(401)
      })

      it("creates a sink note", async () => {
        const body = newSinkNote(1)
        const { data } = await api.post("/admin/notes/all", body, admin)

        expect(data.sink_note).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newSinkNote(1)
        const { body: body_value, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/notes/all", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listSinkNotes()).toHaveLength(0)
      })

      it("deletes a sink note", async () => {
        const { id } = await createSinkNote(1)

        const { data } = await api.delete(`/admin/notes/all/${id}`, admin)
        expect(data).toEqual({ id, object: "sink_note", deleted: true })
        expect(await service().listSinkNotes({ id })).toHaveLength(0)
      })

      it("does not find a sink note that is not there", async () => {
        const refusals = [
          await refusalOf(api.delete("/admin/notes/all/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("sinks, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createSinksThenFail(getContainer()).run({
          input: [newSink(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listSinks()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createSink(1)
        await service().updateSinks({
          id,
          price: "12345678901234567.123" as never,
          price_default: "12345678901234567.123" as never,
          price_null: "12345678901234567.123" as never,
        })
        const before = await service().retrieveSink(id)

        const { errors } = await updateSinksThenFail(getContainer()).run({
          input: [
            {
              id,
              name: "name 2",
              code: "code 2",
              note: "note 2",
              serial: 2,
              amount: 2,
              price: 2.25,
              price_default: 2.25,
              price_null: 2.25,
              ratio: 2.5,
              ratio_null: 2.5,
              is_on: false,
              is_off: true,
              starts_at: new Date(Date.UTC(2030, 0, 2)),
              ends_at: new Date(Date.UTC(2030, 0, 2)),
              settings: { n: 2 },
              extra: { n: 2 },
              preset: { n: 2 },
              tags: ["2"],
              labels: ["2"],
              kind: "a",
              color: "blue",
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveSink(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createSink(1)
        const { id: gone } = await createSink(2)
        await service().softDeleteSinks([gone])
        const goneSinkPart = await service().createSinkParts({
          label: "label 1",
          weight: 1.25,
          sink_id: id,
        })
        await service().softDeleteSinkParts([goneSinkPart.id])
        await service().createSinkParts({
          label: "label 2",
          weight: 2.25,
          sink_id: id,
        })

        const { errors } = await deleteSinksThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listSinks({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
        expect(await service().listSinkParts({ sink_id: id })).toHaveLength(1)
      })
    })

    describe("screws, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createScrewsThenFail(getContainer()).run({
          input: [await newScrew(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listScrews()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createScrew(1)
        const before = await service().retrieveScrew(id)

        const { errors } = await updateScrewsThenFail(getContainer()).run({
          input: [
            {
              id,
              size: 2,
              made_at: new Date(Date.UTC(2030, 0, 2)),
              shape: "flat",
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveScrew(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })
    })

    describe("sink notes, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createSinkNotesThenFail(getContainer()).run({
          input: [newSinkNote(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listSinkNotes()).toHaveLength(0)
      })

      it("are not deleted", async () => {
        const { id } = await createSinkNote(1)
        const { id: gone } = await createSinkNote(2)
        await service().softDeleteSinkNotes([gone])

        const { errors } = await deleteSinkNotesThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listSinkNotes({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })
  },
})
