import {
  createStep,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { HARD_NAMES_MODULE } from "../../src/modules/hard-names"
import HardNamesModuleService from "../../src/modules/hard-names/service"
import {
  CreateLongNameOfFortyLettersWhichIsTheLimitOkkInput,
  CreateQxInput,
  CreateWordInput,
  UpdateLongNameOfFortyLettersWhichIsTheLimitOkkInput,
  UpdateQxInput,
  UpdateWordInput,
} from "../../src/modules/hard-names/types"
import { createLongNameOfFortyLettersWhichIsTheLimitOkksStep } from "../../src/workflows/hard-names/steps/create-long-name-of-forty-letters-which-is-the-limit-okks"
import { createQxesStep } from "../../src/workflows/hard-names/steps/create-qxes"
import { createWordsStep } from "../../src/workflows/hard-names/steps/create-words"
import { deleteLongNameOfFortyLettersWhichIsTheLimitOkksStep } from "../../src/workflows/hard-names/steps/delete-long-name-of-forty-letters-which-is-the-limit-okks"
import { deleteQxesStep } from "../../src/workflows/hard-names/steps/delete-qxes"
import { deleteWordsStep } from "../../src/workflows/hard-names/steps/delete-words"
import { updateLongNameOfFortyLettersWhichIsTheLimitOkksStep } from "../../src/workflows/hard-names/steps/update-long-name-of-forty-letters-which-is-the-limit-okks"
import { updateQxesStep } from "../../src/workflows/hard-names/steps/update-qxes"
import { updateWordsStep } from "../../src/workflows/hard-names/steps/update-words"
import { adminRequest, refusalOf } from "../helpers/requests"

jest.setTimeout(120 * 1000)

const failStep = createStep("fail-after-hard-names-step", async () => {
  throw new Error("a later step fails")
})

const createLongNameOfFortyLettersWhichIsTheLimitOkksThenFail = createWorkflow(
  "create-long-name-of-forty-letters-which-is-the-limit-okks-then-fail",
  (input: CreateLongNameOfFortyLettersWhichIsTheLimitOkkInput[]) => {
    const result = createLongNameOfFortyLettersWhichIsTheLimitOkksStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createQxesThenFail = createWorkflow(
  "create-qxes-then-fail",
  (input: CreateQxInput[]) => {
    const result = createQxesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createWordsThenFail = createWorkflow(
  "create-words-then-fail",
  (input: CreateWordInput[]) => {
    const result = createWordsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteLongNameOfFortyLettersWhichIsTheLimitOkksThenFail = createWorkflow(
  "delete-long-name-of-forty-letters-which-is-the-limit-okks-then-fail",
  (input: string[]) => {
    const result = deleteLongNameOfFortyLettersWhichIsTheLimitOkksStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteQxesThenFail = createWorkflow(
  "delete-qxes-then-fail",
  (input: string[]) => {
    const result = deleteQxesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteWordsThenFail = createWorkflow(
  "delete-words-then-fail",
  (input: string[]) => {
    const result = deleteWordsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateLongNameOfFortyLettersWhichIsTheLimitOkksThenFail = createWorkflow(
  "update-long-name-of-forty-letters-which-is-the-limit-okks-then-fail",
  (input: UpdateLongNameOfFortyLettersWhichIsTheLimitOkkInput[]) => {
    const result = updateLongNameOfFortyLettersWhichIsTheLimitOkksStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateQxesThenFail = createWorkflow(
  "update-qxes-then-fail",
  (input: UpdateQxInput[]) => {
    const result = updateQxesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateWordsThenFail = createWorkflow(
  "update-words-then-fail",
  (input: UpdateWordInput[]) => {
    const result = updateWordsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    const service = (): HardNamesModuleService =>
      getContainer().resolve(HARD_NAMES_MODULE)

    const newWord = (n: number) => ({
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
    })
    const createWord = async (n: number) =>
      await service().createWords(newWord(n))

    const newQx = async (n: number) => ({
      x: `x ${n}`,
      word_id: (await createWord(n)).id,
    })
    const createQx = async (n: number) =>
      await service().createQxes(await newQx(n))

    const newTx = (n: number) => ({
      x: `x ${n}`,
    })
    const createTx = async (n: number) => await service().createTxes(newTx(n))

    const newLongNameOfFortyLettersWhichIsTheLimitOkk = async (n: number) => ({
      a_field_of_forty_letters_is_what_we_take: `a field of forty letters is what we take ${n}`,
      a_relation_of_forty_letters_we_take_here_id: (await createWord(n)).id,
    })
    const createLongNameOfFortyLettersWhichIsTheLimitOkk = async (n: number) =>
      await service().createLongNameOfFortyLettersWhichIsTheLimitOkks(
        await newLongNameOfFortyLettersWhichIsTheLimitOkk(n)
      )

    describe("/admin/words", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/words"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a word", async () => {
        const body = newWord(1)
        const { data } = await api.post("/admin/words", body, admin)

        expect(data.word).toMatchObject(body)
      })

      it("creates a word with its rows", async () => {
        const { data } = await api.post(
          "/admin/words",
          {
            ...newWord(1),
            rows: [
              {
                x: "x 1",
              },
            ],
          },
          admin
        )
        expect(data.word.rows).toHaveLength(1)
      })

      it("creates a word with its event", async () => {
        const { data } = await api.post(
          "/admin/words",
          {
            ...newWord(1),
            event: [
              {
                x: "x 1",
              },
            ],
          },
          admin
        )
        expect(data.word.event).toHaveLength(1)
      })

      it("creates a word with its this", async () => {
        const { data } = await api.post(
          "/admin/words",
          {
            ...newWord(1),
            this: {
              x: "x 1",
            },
          },
          admin
        )
        expect(data.word.this.word_id).toEqual(data.word.id)
      })

      it("creates a word with its words", async () => {
        const { data } = await api.post(
          "/admin/words",
          {
            ...newWord(1),
            words: [
              {
                a_field_of_forty_letters_is_what_we_take:
                  "a field of forty letters is what we take 1",
              },
            ],
          },
          admin
        )
        expect(data.word.words).toHaveLength(1)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newWord(1)
        const { class: class_value, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(api.post("/admin/words", body, admin))
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listWords()).toHaveLength(0)
      })

      it("lists words page by page", async () => {
        await createWord(1)
        await createWord(2)

        const { data } = await api.get(
          "/admin/words?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.words).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/words?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters words and returns the fields asked for", async () => {
        const { id } = await createWord(1)
        await createWord(2)

        const { data } = await api.get(`/admin/words?id=${id}&fields=id`, admin)
        expect(data.words).toEqual([{ id }])
      })

      it("searches words", async () => {
        const { id } = await createWord(1)
        await createWord(2)

        const { data } = await api.get("/admin/words?q=q%201", admin)
        expect(data.words.map((row) => row.id)).toEqual([id])
      })

      it("returns one word", async () => {
        const { id } = await createWord(1)

        const { data } = await api.get(`/admin/words/${id}`, admin)
        expect(data.word.id).toEqual(id)
      })

      it("updates a word", async () => {
        const { id } = await createWord(1)

        const { data } = await api.post(
          `/admin/words/${id}`,
          { class: "class 2" },
          admin
        )
        expect(data.word.class).toEqual("class 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createWord(1)

        const refusal = await refusalOf(
          api.post(`/admin/words/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a word with its this", async () => {
        const { id } = await createWord(1)
        await service().createQxes({
          x: "x 1",
          word_id: id,
        })

        const { data } = await api.delete(`/admin/words/${id}`, admin)
        expect(data).toEqual({ id, object: "word", deleted: true })
        expect(await service().listWords({ id })).toHaveLength(0)
        expect(await service().listQxes()).toHaveLength(0)
      })

      it("does not find a word that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/words/missing", admin)),
          await refusalOf(api.post("/admin/words/missing", {}, admin)),
          await refusalOf(api.delete("/admin/words/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/longs", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/longs"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a long name of forty letters which is the limit okk", async () => {
        const body = await newLongNameOfFortyLettersWhichIsTheLimitOkk(1)
        const { data } = await api.post("/admin/longs", body, admin)

        expect(
          data.long_name_of_forty_letters_which_is_the_limit_okk
        ).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = await newLongNameOfFortyLettersWhichIsTheLimitOkk(1)
        const { a_field_of_forty_letters_is_what_we_take, ...incomplete } =
          valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(api.post("/admin/longs", body, admin))
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(
          await service().listLongNameOfFortyLettersWhichIsTheLimitOkks()
        ).toHaveLength(0)
      })

      it("lists long name of forty letters which is the limit okks page by page", async () => {
        await createLongNameOfFortyLettersWhichIsTheLimitOkk(1)
        await createLongNameOfFortyLettersWhichIsTheLimitOkk(2)

        const { data } = await api.get(
          "/admin/longs?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(
          data.long_name_of_forty_letters_which_is_the_limit_okks
        ).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/longs?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters long name of forty letters which is the limit okks and returns the fields asked for", async () => {
        const { id } = await createLongNameOfFortyLettersWhichIsTheLimitOkk(1)
        await createLongNameOfFortyLettersWhichIsTheLimitOkk(2)

        const { data } = await api.get(`/admin/longs?id=${id}&fields=id`, admin)
        expect(data.long_name_of_forty_letters_which_is_the_limit_okks).toEqual(
          [{ id }]
        )
      })

      it("returns one long name of forty letters which is the limit okk", async () => {
        const { id } = await createLongNameOfFortyLettersWhichIsTheLimitOkk(1)

        const { data } = await api.get(`/admin/longs/${id}`, admin)
        expect(
          data.long_name_of_forty_letters_which_is_the_limit_okk.id
        ).toEqual(id)
      })

      it("updates a long name of forty letters which is the limit okk", async () => {
        const { id } = await createLongNameOfFortyLettersWhichIsTheLimitOkk(1)

        const { data } = await api.post(
          `/admin/longs/${id}`,
          {
            a_field_of_forty_letters_is_what_we_take:
              "a field of forty letters is what we take 2",
          },
          admin
        )
        expect(
          data.long_name_of_forty_letters_which_is_the_limit_okk
            .a_field_of_forty_letters_is_what_we_take
        ).toEqual("a field of forty letters is what we take 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createLongNameOfFortyLettersWhichIsTheLimitOkk(1)

        const refusal = await refusalOf(
          api.post(`/admin/longs/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a long name of forty letters which is the limit okk", async () => {
        const { id } = await createLongNameOfFortyLettersWhichIsTheLimitOkk(1)

        const { data } = await api.delete(`/admin/longs/${id}`, admin)
        expect(data).toEqual({
          id,
          object: "long_name_of_forty_letters_which_is_the_limit_okk",
          deleted: true,
        })
        expect(
          await service().listLongNameOfFortyLettersWhichIsTheLimitOkks({ id })
        ).toHaveLength(0)
      })

      it("does not find a long name of forty letters which is the limit okk that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/longs/missing", admin)),
          await refusalOf(api.post("/admin/longs/missing", {}, admin)),
          await refusalOf(api.delete("/admin/longs/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/qxes", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/qxes"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a qx", async () => {
        const body = await newQx(1)
        const { data } = await api.post("/admin/qxes", body, admin)

        expect(data.qx).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = await newQx(1)
        const { x, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(api.post("/admin/qxes", body, admin))
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listQxes()).toHaveLength(0)
      })

      it("lists qxes page by page", async () => {
        await createQx(1)
        await createQx(2)

        const { data } = await api.get(
          "/admin/qxes?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.qxes).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(api.get(`/admin/qxes?${page}`, admin))
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters qxes and returns the fields asked for", async () => {
        const { id } = await createQx(1)
        await createQx(2)

        const { data } = await api.get(`/admin/qxes?id=${id}&fields=id`, admin)
        expect(data.qxes).toEqual([{ id }])
      })

      it("returns one qx", async () => {
        const { id } = await createQx(1)

        const { data } = await api.get(`/admin/qxes/${id}`, admin)
        expect(data.qx.id).toEqual(id)
      })

      it("updates a qx", async () => {
        const { id } = await createQx(1)

        const { data } = await api.post(
          `/admin/qxes/${id}`,
          { x: "x 2" },
          admin
        )
        expect(data.qx.x).toEqual("x 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createQx(1)

        const refusal = await refusalOf(
          api.post(`/admin/qxes/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a qx", async () => {
        const { id } = await createQx(1)

        const { data } = await api.delete(`/admin/qxes/${id}`, admin)
        expect(data).toEqual({ id, object: "qx", deleted: true })
        expect(await service().listQxes({ id })).toHaveLength(0)
      })

      it("does not find a qx that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/qxes/missing", admin)),
          await refusalOf(api.post("/admin/qxes/missing", {}, admin)),
          await refusalOf(api.delete("/admin/qxes/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("words, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createWordsThenFail(getContainer()).run({
          input: [newWord(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listWords()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createWord(1)
        const before = await service().retrieveWord(id)

        const { errors } = await updateWordsThenFail(getContainer()).run({
          input: [
            {
              id,
              class: "class 2",
              default: "default 2",
              delete: 2,
              then: "then 2",
              data: "data 2",
              input: "input 2",
              row: "row 2",
              result: "result 2",
              query: "query 2",
              body: "body 2",
              service: "service 2",
              update: "update 2",
              found: "found 2",
              map: { n: 2 },
              filter: { n: 2 },
              entries: { n: 2 },
              keys: ["2"],
              at: { n: 2 },
              find: { n: 2 },
              concat: { n: 2 },
              order: 2,
              limit: 2,
              offset: 2,
              fields: "fields 2",
              q: "q 2",
              with_deleted: true,
              name: "name 2",
              type: "type 2",
              length: "length 2",
              count: 2,
              object: "object 2",
              deleted: true,
              selector: { n: 2 },
              container: "container 2",
              previous: "previous 2",
              valid: "valid 2",
              incomplete: "incomplete 2",
              admin: "admin 2",
              api: "api 2",
              customer: "customer 2",
              x: "x 2",
              user: "user 2",
              group: "group 2",
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveWord(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createWord(1)
        const { id: gone } = await createWord(2)
        await service().softDeleteWords([gone])
        const goneItem = await service().createItems({
          x: "x 1",
          word_id: id,
        })
        await service().softDeleteItems([goneItem.id])
        const goneAaa = await service().createAaas({
          x: "x 1",
          word_id: id,
        })
        await service().softDeleteAaas([goneAaa.id])
        const goneQx = await service().createQxes({
          x: "x 1",
          word_id: id,
        })
        await service().softDeleteQxes([goneQx.id])
        const goneLongNameOfFortyLettersWhichIsTheLimitOkk =
          await service().createLongNameOfFortyLettersWhichIsTheLimitOkks({
            a_field_of_forty_letters_is_what_we_take:
              "a field of forty letters is what we take 1",
            a_relation_of_forty_letters_we_take_here_id: id,
          })
        await service().softDeleteLongNameOfFortyLettersWhichIsTheLimitOkks([
          goneLongNameOfFortyLettersWhichIsTheLimitOkk.id,
        ])
        await service().createItems({
          x: "x 2",
          word_id: id,
        })
        await service().createAaas({
          x: "x 2",
          word_id: id,
        })
        await service().createQxes({
          x: "x 2",
          word_id: id,
        })
        await service().createLongNameOfFortyLettersWhichIsTheLimitOkks({
          a_field_of_forty_letters_is_what_we_take:
            "a field of forty letters is what we take 2",
          a_relation_of_forty_letters_we_take_here_id: id,
        })

        const { errors } = await deleteWordsThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listWords({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
        expect(await service().listItems({ word_id: id })).toHaveLength(1)
        expect(await service().listAaas({ word_id: id })).toHaveLength(1)
        expect(await service().listQxes({ word_id: id })).toHaveLength(1)
        expect(
          await service().listLongNameOfFortyLettersWhichIsTheLimitOkks({
            a_relation_of_forty_letters_we_take_here_id: id,
          })
        ).toHaveLength(1)
      })
    })

    describe("qxes, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createQxesThenFail(getContainer()).run({
          input: [await newQx(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listQxes()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createQx(1)
        const before = await service().retrieveQx(id)

        const { errors } = await updateQxesThenFail(getContainer()).run({
          input: [
            {
              id,
              x: "x 2",
              word_id: (await createWord(4)).id,
              class_id: (await createTx(5)).id,
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveQx(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createQx(1)
        const { id: gone } = await createQx(2)
        await service().softDeleteQxes([gone])

        const { errors } = await deleteQxesThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listQxes({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })

    describe("long name of forty letters which is the limit okks, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } =
          await createLongNameOfFortyLettersWhichIsTheLimitOkksThenFail(
            getContainer()
          ).run({
            input: [await newLongNameOfFortyLettersWhichIsTheLimitOkk(1)],
            throwOnError: false,
          })
        expect(errors).toHaveLength(1)

        expect(
          await service().listLongNameOfFortyLettersWhichIsTheLimitOkks()
        ).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createLongNameOfFortyLettersWhichIsTheLimitOkk(1)
        const before =
          await service().retrieveLongNameOfFortyLettersWhichIsTheLimitOkk(id)

        const { errors } =
          await updateLongNameOfFortyLettersWhichIsTheLimitOkksThenFail(
            getContainer()
          ).run({
            input: [
              {
                id,
                a_field_of_forty_letters_is_what_we_take:
                  "a field of forty letters is what we take 2",
              },
            ],
            throwOnError: false,
          })
        expect(errors).toHaveLength(1)

        expect(
          await service().retrieveLongNameOfFortyLettersWhichIsTheLimitOkk(id)
        ).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createLongNameOfFortyLettersWhichIsTheLimitOkk(1)
        const { id: gone } =
          await createLongNameOfFortyLettersWhichIsTheLimitOkk(2)
        await service().softDeleteLongNameOfFortyLettersWhichIsTheLimitOkks([
          gone,
        ])

        const { errors } =
          await deleteLongNameOfFortyLettersWhichIsTheLimitOkksThenFail(
            getContainer()
          ).run({
            input: [id, gone],
            throwOnError: false,
          })
        expect(errors).toHaveLength(1)

        const found =
          await service().listLongNameOfFortyLettersWhichIsTheLimitOkks({
            id: [id, gone],
          })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })
  },
})
