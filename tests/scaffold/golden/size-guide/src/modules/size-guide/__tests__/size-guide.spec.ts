import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { SIZE_GUIDE_MODULE } from ".."
import { FitProfile } from "../models/fit-profile"
import { SizeGuide } from "../models/size-guide"
import { SizeGuideEntry } from "../models/size-guide-entry"
import SizeGuideModuleService from "../service"
import {
  CreateFitProfileInput,
  CreateSizeGuideInput,
  CreateSizeGuideEntryInput,
} from "../types"

jest.setTimeout(60 * 1000)

moduleIntegrationTestRunner<SizeGuideModuleService>({
  moduleName: SIZE_GUIDE_MODULE,
  moduleModels: [SizeGuide, SizeGuideEntry, FitProfile],
  resolve: "./src/modules/size-guide",
  testSuite: ({ service }) => {
    const createSizeGuide = async (n: number) => {
      const data: CreateSizeGuideInput = {
        title: `title ${n}`,
        handle: `handle ${n}`,
      }

      return await service.createSizeGuides(data)
    }

    const createSizeGuideEntry = async (n: number) => {
      const guide_id = (await createSizeGuide(n)).id
      const data: CreateSizeGuideEntryInput = {
        label: `label ${n}`,
        diameter: n + 0.25,
        guide_id,
      }

      return await service.createSizeGuideEntries(data)
    }

    const createFitProfile = async (n: number) => {
      const data: CreateFitProfileInput = {
        customer_id: `customer id ${n}`,
        diameter: n + 0.5,
      }

      return await service.createFitProfiles(data)
    }

    describe("size guides", () => {
      it("are created, found, updated and counted", async () => {
        const sizeGuide = await createSizeGuide(1)
        await createSizeGuide(2)

        const found = await service.retrieveSizeGuide(sizeGuide.id)
        expect(found.id).toMatch(/^sg_/)
        expect(found.unit).toEqual("mm")
        expect(found.published).toEqual(false)
        expect(found.rank).toEqual(0)

        const [, count] = await service.listAndCountSizeGuides()
        expect(count).toEqual(2)
      })

      it("refuse a second row with the same handle", async () => {
        const { handle } = await createSizeGuide(1)
        const { id } = await createSizeGuide(2)

        const update = service.updateSizeGuides({ id, handle })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("are soft-deleted and restored, with their entries", async () => {
        const { id } = await createSizeGuide(1)
        await service.createSizeGuideEntries({
          label: "label 1",
          diameter: 1.25,
          guide_id: id,
        })

        await service.softDeleteSizeGuides([id])
        expect(await service.listSizeGuides()).toHaveLength(0)
        expect(await service.listSizeGuideEntries()).toHaveLength(0)

        await service.restoreSizeGuides([id])
        expect(await service.listSizeGuides()).toHaveLength(1)
        expect(await service.listSizeGuideEntries()).toHaveLength(1)
      })
    })

    describe("size guide entries", () => {
      it("are created, found, updated and counted", async () => {
        const sizeGuideEntry = await createSizeGuideEntry(1)
        await createSizeGuideEntry(2)

        const found = await service.retrieveSizeGuideEntry(sizeGuideEntry.id)
        expect(found.id).toMatch(/^sge_/)

        const [, count] = await service.listAndCountSizeGuideEntries()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createSizeGuideEntry(1)

        await service.softDeleteSizeGuideEntries([id])
        expect(await service.listSizeGuideEntries()).toHaveLength(0)

        await service.restoreSizeGuideEntries([id])
        expect(await service.listSizeGuideEntries()).toHaveLength(1)
      })
    })

    describe("fit profiles", () => {
      it("are created, found, updated and counted", async () => {
        const fitProfile = await createFitProfile(1)
        await createFitProfile(2)

        const found = await service.retrieveFitProfile(fitProfile.id)
        expect(found.id).toMatch(/^fp_/)
        expect(found.finger).toEqual("ring")

        const [, count] = await service.listAndCountFitProfiles()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createFitProfile(1)

        await service.softDeleteFitProfiles([id])
        expect(await service.listFitProfiles()).toHaveLength(0)

        await service.restoreFitProfiles([id])
        expect(await service.listFitProfiles()).toHaveLength(1)
      })
    })
  },
})
