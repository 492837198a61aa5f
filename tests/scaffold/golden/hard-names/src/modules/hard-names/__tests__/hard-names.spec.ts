import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { HARD_NAMES_MODULE } from ".."
import { Aaa } from "../models/aaa"
import { Item } from "../models/item"
import { LongNameOfFortyLettersWhichIsTheLimitOkk } from "../models/long-name-of-forty-letters-which-is-the-limit-okk"
import { Qx } from "../models/qx"
import { Tx } from "../models/tx"
import { Word } from "../models/word"
import HardNamesModuleService from "../service"
import {
  CreateAaaInput,
  CreateItemInput,
  CreateLongNameOfFortyLettersWhichIsTheLimitOkkInput,
  CreateQxInput,
  CreateTxInput,
  CreateWordInput,
} from "../types"

jest.setTimeout(60 * 1000)

moduleIntegrationTestRunner<HardNamesModuleService>({
  moduleName: HARD_NAMES_MODULE,
  moduleModels: [
    Word,
    Item,
    Aaa,
    Qx,
    Tx,
    LongNameOfFortyLettersWhichIsTheLimitOkk,
  ],
  resolve: "./src/modules/hard-names",
  testSuite: ({ service }) => {
    const createWord = async (n: number) => {
      const data: CreateWordInput = {
        class: `class ${n}`,
        default: `default ${n}`,
        delete: n,
        then: `then ${n}`,
        data: `data ${n}`,
        input: `input ${n}`,
        row: `row ${n}`,
        body: `body ${n}`,
        service: `service ${n}`,
        update: `update ${n}`,
        found: `found ${n}`,
        map: { n },
        filter: { n },
        keys: [`${n}`],
        q: `q ${n}`,
        name: `name ${n}`,
        type: `type ${n}`,
        length: `length ${n}`,
        count: n,
        container: `container ${n}`,
        valid: `valid ${n}`,
        incomplete: `incomplete ${n}`,
        admin: `admin ${n}`,
        api: `api ${n}`,
        customer: `customer ${n}`,
        x: `x ${n}`,
        user: `user ${n}`,
        group: `group ${n}`,
      }

      return await service.createWords(data)
    }

    const createItem = async (n: number) => {
      const word_id = (await createWord(n)).id
      const data: CreateItemInput = {
        x: `x ${n}`,
        word_id,
      }

      return await service.createItems(data)
    }

    const createAaa = async (n: number) => {
      const word_id = (await createWord(n)).id
      const data: CreateAaaInput = {
        x: `x ${n}`,
        word_id,
      }

      return await service.createAaas(data)
    }

    const createQx = async (n: number) => {
      const word_id = (await createWord(n)).id
      const data: CreateQxInput = {
        x: `x ${n}`,
        word_id,
      }

      return await service.createQxes(data)
    }

    const createTx = async (n: number) => {
      const data: CreateTxInput = {
        x: `x ${n}`,
      }

      return await service.createTxes(data)
    }

    const createLongNameOfFortyLettersWhichIsTheLimitOkk = async (
      n: number
    ) => {
      const a_relation_of_forty_letters_we_take_here_id = (await createWord(n))
        .id
      const data: CreateLongNameOfFortyLettersWhichIsTheLimitOkkInput = {
        a_field_of_forty_letters_is_what_we_take: `a field of forty letters is what we take ${n}`,
        a_relation_of_forty_letters_we_take_here_id,
      }

      return await service.createLongNameOfFortyLettersWhichIsTheLimitOkks(data)
    }

    describe("words", () => {
      it("are created, found, updated and counted", async () => {
        const word = await createWord(1)
        await createWord(2)

        const found = await service.retrieveWord(word.id)
        expect(found.id).toMatch(/^wrd_/)
        expect(found.order).toEqual(1)
        expect(found.with_deleted).toEqual(false)
        expect(found.deleted).toEqual(false)

        const [, count] = await service.listAndCountWords()
        expect(count).toEqual(2)
      })

      it("refuse a second row with the same class", async () => {
        const { class: class_value } = await createWord(1)
        const { id } = await createWord(2)

        const update = service.updateWords({ id, class: class_value })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("refuse a second row with the same delete", async () => {
        const { delete: delete_value } = await createWord(1)
        const { id } = await createWord(2)

        const update = service.updateWords({ id, delete: delete_value })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("refuse a second row with the same input", async () => {
        const { input: input_value } = await createWord(1)
        const { id } = await createWord(2)

        const update = service.updateWords({ id, input: input_value })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("refuse a second row with the same service", async () => {
        const { service: service_value } = await createWord(1)
        const { id } = await createWord(2)

        const update = service.updateWords({ id, service: service_value })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("refuse a second row with the same update", async () => {
        const { update: update_value } = await createWord(1)
        const { id } = await createWord(2)

        const update = service.updateWords({ id, update: update_value })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("refuse a second row with the same found", async () => {
        const { found: found_value } = await createWord(1)
        const { id } = await createWord(2)

        const update = service.updateWords({ id, found: found_value })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("refuse a second row with the same container", async () => {
        const { container: container_value } = await createWord(1)
        const { id } = await createWord(2)

        const update = service.updateWords({ id, container: container_value })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("refuse a second row with the same valid", async () => {
        const { valid: valid_value } = await createWord(1)
        const { id } = await createWord(2)

        const update = service.updateWords({ id, valid: valid_value })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("refuse a second row with the same admin", async () => {
        const { admin: admin_value } = await createWord(1)
        const { id } = await createWord(2)

        const update = service.updateWords({ id, admin: admin_value })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("are soft-deleted and restored, with their rows and event and words", async () => {
        const { id } = await createWord(1)
        await service.createItems({
          x: "x 1",
          word_id: id,
        })
        await service.createAaas({
          x: "x 1",
          word_id: id,
        })
        await service.createLongNameOfFortyLettersWhichIsTheLimitOkks({
          a_field_of_forty_letters_is_what_we_take:
            "a field of forty letters is what we take 1",
          a_relation_of_forty_letters_we_take_here_id: id,
        })

        await service.softDeleteWords([id])
        expect(await service.listWords()).toHaveLength(0)
        expect(await service.listItems()).toHaveLength(0)
        expect(await service.listAaas()).toHaveLength(0)
        expect(
          await service.listLongNameOfFortyLettersWhichIsTheLimitOkks()
        ).toHaveLength(0)

        await service.restoreWords([id])
        expect(await service.listWords()).toHaveLength(1)
        expect(await service.listItems()).toHaveLength(1)
        expect(await service.listAaas()).toHaveLength(1)
        expect(
          await service.listLongNameOfFortyLettersWhichIsTheLimitOkks()
        ).toHaveLength(1)
      })
    })

    describe("items", () => {
      it("are created, found, updated and counted", async () => {
        const item = await createItem(1)
        await createItem(2)

        const found = await service.retrieveItem(item.id)
        expect(found.id).toMatch(/^itm_/)

        const [, count] = await service.listAndCountItems()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createItem(1)

        await service.softDeleteItems([id])
        expect(await service.listItems()).toHaveLength(0)

        await service.restoreItems([id])
        expect(await service.listItems()).toHaveLength(1)
      })
    })

    describe("aaas", () => {
      it("are created, found, updated and counted", async () => {
        const aaa = await createAaa(1)
        await createAaa(2)

        const found = await service.retrieveAaa(aaa.id)
        expect(found.id).toMatch(/^a_/)

        const [, count] = await service.listAndCountAaas()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createAaa(1)

        await service.softDeleteAaas([id])
        expect(await service.listAaas()).toHaveLength(0)

        await service.restoreAaas([id])
        expect(await service.listAaas()).toHaveLength(1)
      })
    })

    describe("qxes", () => {
      it("are created, found, updated and counted", async () => {
        const qx = await createQx(1)
        await createQx(2)

        const found = await service.retrieveQx(qx.id)
        expect(found.id).toMatch(/^qx_/)

        const [, count] = await service.listAndCountQxes()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createQx(1)

        await service.softDeleteQxes([id])
        expect(await service.listQxes()).toHaveLength(0)

        await service.restoreQxes([id])
        expect(await service.listQxes()).toHaveLength(1)
      })
    })

    describe("txes", () => {
      it("are created, found, updated and counted", async () => {
        const tx = await createTx(1)
        await createTx(2)

        const found = await service.retrieveTx(tx.id)
        expect(found.id).toMatch(/^tx_/)

        const [, count] = await service.listAndCountTxes()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createTx(1)

        await service.softDeleteTxes([id])
        expect(await service.listTxes()).toHaveLength(0)

        await service.restoreTxes([id])
        expect(await service.listTxes()).toHaveLength(1)
      })
    })

    describe("long name of forty letters which is the limit okks", () => {
      it("are created, found, updated and counted", async () => {
        const longNameOfFortyLettersWhichIsTheLimitOkk =
          await createLongNameOfFortyLettersWhichIsTheLimitOkk(1)
        await createLongNameOfFortyLettersWhichIsTheLimitOkk(2)

        const found =
          await service.retrieveLongNameOfFortyLettersWhichIsTheLimitOkk(
            longNameOfFortyLettersWhichIsTheLimitOkk.id
          )
        expect(found.id).toMatch(/^lnoflwitlo_/)

        const [, count] =
          await service.listAndCountLongNameOfFortyLettersWhichIsTheLimitOkks()
        expect(count).toEqual(2)
      })

      it("refuse a second row with the same a field of forty letters is what we take", async () => {
        const { a_field_of_forty_letters_is_what_we_take } =
          await createLongNameOfFortyLettersWhichIsTheLimitOkk(1)
        const { id } = await createLongNameOfFortyLettersWhichIsTheLimitOkk(2)

        const update = service.updateLongNameOfFortyLettersWhichIsTheLimitOkks({
          id,
          a_field_of_forty_letters_is_what_we_take,
        })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createLongNameOfFortyLettersWhichIsTheLimitOkk(1)

        await service.softDeleteLongNameOfFortyLettersWhichIsTheLimitOkks([id])
        expect(
          await service.listLongNameOfFortyLettersWhichIsTheLimitOkks()
        ).toHaveLength(0)

        await service.restoreLongNameOfFortyLettersWhichIsTheLimitOkks([id])
        expect(
          await service.listLongNameOfFortyLettersWhichIsTheLimitOkks()
        ).toHaveLength(1)
      })
    })
  },
})
