import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { TOY_MODULE } from ".."
import { Address2 } from "../models/address2"
import { Toy } from "../models/toy"
import ToyModuleService from "../service"
import { CreateAddress2Input, CreateToyInput } from "../types"

jest.setTimeout(60 * 1000)

moduleIntegrationTestRunner<ToyModuleService>({
  moduleName: TOY_MODULE,
  moduleModels: [Toy, Address2],
  resolve: "./src/modules/toy",
  testSuite: ({ service }) => {
    const createToy = async (n: number) => {
      const data: CreateToyInput = {}

      return await service.createToys(data)
    }

    const createAddress2 = async (n: number) => {
      const data: CreateAddress2Input = {
        customer_id: `customer id ${n}`,
        street_name: `street name ${n}`,
      }

      return await service.createAddress2s(data)
    }

    describe("toys", () => {
      it("are created, found, updated and counted", async () => {
        const toy = await createToy(1)
        await createToy(2)

        const found = await service.retrieveToy(toy.id)
        expect(found.id).toMatch(/^ty_/)
        expect(found.is_new).toEqual(false)

        const [, count] = await service.listAndCountToys()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createToy(1)

        await service.softDeleteToys([id])
        expect(await service.listToys()).toHaveLength(0)

        await service.restoreToys([id])
        expect(await service.listToys()).toHaveLength(1)
      })
    })

    describe("address2s", () => {
      it("are created, found, updated and counted", async () => {
        const address2 = await createAddress2(1)
        await createAddress2(2)

        const found = await service.retrieveAddress2(address2.id)
        expect(found.id).toMatch(/^addr_/)

        const [, count] = await service.listAndCountAddress2s()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createAddress2(1)

        await service.softDeleteAddress2s([id])
        expect(await service.listAddress2s()).toHaveLength(0)

        await service.restoreAddress2s([id])
        expect(await service.listAddress2s()).toHaveLength(1)
      })
    })
  },
})
