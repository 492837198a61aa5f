import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { KITCHEN_SINK_MODULE } from ".."
import { Screw } from "../models/screw"
import { Sink } from "../models/sink"
import { SinkNote } from "../models/sink-note"
import { SinkPart } from "../models/sink-part"
import KitchenSinkModuleService from "../service"
import {
  CreateScrewInput,
  CreateSinkInput,
  CreateSinkNoteInput,
  CreateSinkPartInput,
} from "../types"

jest.setTimeout(60 * 1000)

moduleIntegrationTestRunner<KitchenSinkModuleService>({
  moduleName: KITCHEN_SINK_MODULE,
  moduleModels: [Sink, SinkPart, Screw, SinkNote],
  resolve: "./src/modules/kitchen-sink",
  testSuite: ({ service }) => {
    const createSink = async (n: number) => {
      const data: CreateSinkInput = {
        name: `name ${n}`,
        code: `code ${n}`,
        serial: n,
        price: n + 0.25,
        ratio: n + 0.5,
        is_off: true,
        starts_at: new Date(Date.UTC(2030, 0, n)),
        settings: { n },
        tags: [`${n}`],
      }

      return await service.createSinks(data)
    }

    const createSinkPart = async (n: number) => {
      const sink_id = (await createSink(n)).id
      const data: CreateSinkPartInput = {
        label: `label ${n}`,
        weight: n + 0.25,
        sink_id,
      }

      return await service.createSinkParts(data)
    }

    const createScrew = async (n: number) => {
      const part_id = (await createSinkPart(n)).id
      const data: CreateScrewInput = {
        size: n,
        made_at: new Date(Date.UTC(2030, 0, n)),
        shape: "cross" as const,
        part_id,
      }

      return await service.createScrews(data)
    }

    const createSinkNote = async (n: number) => {
      const data: CreateSinkNoteInput = {
        body: `body ${n}`,
      }

      return await service.createSinkNotes(data)
    }

    describe("sinks", () => {
      it("are created, found, updated and counted", async () => {
        const sink = await createSink(1)
        await createSink(2)

        const found = await service.retrieveSink(sink.id)
        expect(found.id).toMatch(/^snk_/)
        expect(found.amount).toEqual(3)
        expect(found.price_default).toEqual(10)
        expect(found.is_on).toEqual(true)
        expect(found.preset).toEqual({ a: 1, "b-c": [1, "x"] })
        expect(found.labels).toEqual(["a", "b c"])
        expect(found.kind).toEqual("a")

        const [, count] = await service.listAndCountSinks()
        expect(count).toEqual(2)
      })

      it("refuse a second row with the same code", async () => {
        const { code } = await createSink(1)
        const { id } = await createSink(2)

        const update = service.updateSinks({ id, code })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("refuse a second row with the same serial", async () => {
        const { serial } = await createSink(1)
        const { id } = await createSink(2)

        const update = service.updateSinks({ id, serial })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("are soft-deleted and restored, with their parts", async () => {
        const { id } = await createSink(1)
        await service.createSinkParts({
          label: "label 1",
          weight: 1.25,
          sink_id: id,
        })

        await service.softDeleteSinks([id])
        expect(await service.listSinks()).toHaveLength(0)
        expect(await service.listSinkParts()).toHaveLength(0)

        await service.restoreSinks([id])
        expect(await service.listSinks()).toHaveLength(1)
        expect(await service.listSinkParts()).toHaveLength(1)
      })
    })

    describe("sink parts", () => {
      it("are created, found, updated and counted", async () => {
        const sinkPart = await createSinkPart(1)
        await createSinkPart(2)

        const found = await service.retrieveSinkPart(sinkPart.id)
        expect(found.id).toMatch(/^sp_/)

        const [, count] = await service.listAndCountSinkParts()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored, with their screws", async () => {
        const { id } = await createSinkPart(1)
        await service.createScrews({
          size: 1,
          made_at: new Date(Date.UTC(2030, 0, 1)),
          shape: "cross",
          part_id: id,
        })

        await service.softDeleteSinkParts([id])
        expect(await service.listSinkParts()).toHaveLength(0)
        expect(await service.listScrews()).toHaveLength(0)

        await service.restoreSinkParts([id])
        expect(await service.listSinkParts()).toHaveLength(1)
        expect(await service.listScrews()).toHaveLength(1)
      })
    })

    describe("screws", () => {
      it("are created, found, updated and counted", async () => {
        const screw = await createScrew(1)
        await createScrew(2)

        const found = await service.retrieveScrew(screw.id)
        expect(found.id).toMatch(/^scrw_/)

        const [, count] = await service.listAndCountScrews()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createScrew(1)

        await service.softDeleteScrews([id])
        expect(await service.listScrews()).toHaveLength(0)

        await service.restoreScrews([id])
        expect(await service.listScrews()).toHaveLength(1)
      })
    })

    describe("sink notes", () => {
      it("are created, found, updated and counted", async () => {
        const sinkNote = await createSinkNote(1)
        await createSinkNote(2)

        const found = await service.retrieveSinkNote(sinkNote.id)
        expect(found.id).toMatch(/^sn_/)

        const [, count] = await service.listAndCountSinkNotes()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createSinkNote(1)

        await service.softDeleteSinkNotes([id])
        expect(await service.listSinkNotes()).toHaveLength(0)

        await service.restoreSinkNotes([id])
        expect(await service.listSinkNotes()).toHaveLength(1)
      })
    })
  },
})
