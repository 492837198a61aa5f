import {
  createStep,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { MAGAZINE_MODULE } from "../../src/modules/magazine"
import MagazineModuleService from "../../src/modules/magazine/service"
import {
  CreateArticleInput,
  CreateAuthorInput,
  CreateContractInput,
  CreateCreditInput,
  CreatePictureInput,
  CreateSectionInput,
  CreateSummaryInput,
  CreateTagInput,
  CreateTopicInput,
  UpdateArticleInput,
  UpdateAuthorInput,
  UpdateContractInput,
  UpdateCreditInput,
  UpdatePictureInput,
  UpdateSectionInput,
  UpdateSummaryInput,
  UpdateTagInput,
  UpdateTopicInput,
} from "../../src/modules/magazine/types"
import { createArticlesStep } from "../../src/workflows/magazine/steps/create-articles"
import { createAuthorsStep } from "../../src/workflows/magazine/steps/create-authors"
import { createContractsStep } from "../../src/workflows/magazine/steps/create-contracts"
import { createCreditsStep } from "../../src/workflows/magazine/steps/create-credits"
import { createPicturesStep } from "../../src/workflows/magazine/steps/create-pictures"
import { createSectionsStep } from "../../src/workflows/magazine/steps/create-sections"
import { createSummariesStep } from "../../src/workflows/magazine/steps/create-summaries"
import { createTagsStep } from "../../src/workflows/magazine/steps/create-tags"
import { createTopicsStep } from "../../src/workflows/magazine/steps/create-topics"
import { deleteArticlesStep } from "../../src/workflows/magazine/steps/delete-articles"
import { deleteAuthorsStep } from "../../src/workflows/magazine/steps/delete-authors"
import { deleteContractsStep } from "../../src/workflows/magazine/steps/delete-contracts"
import { deleteCreditsStep } from "../../src/workflows/magazine/steps/delete-credits"
import { deletePicturesStep } from "../../src/workflows/magazine/steps/delete-pictures"
import { deleteSectionsStep } from "../../src/workflows/magazine/steps/delete-sections"
import { deleteSummariesStep } from "../../src/workflows/magazine/steps/delete-summaries"
import { deleteTagsStep } from "../../src/workflows/magazine/steps/delete-tags"
import { deleteTopicsStep } from "../../src/workflows/magazine/steps/delete-topics"
import { updateArticlesStep } from "../../src/workflows/magazine/steps/update-articles"
import { updateAuthorsStep } from "../../src/workflows/magazine/steps/update-authors"
import { updateContractsStep } from "../../src/workflows/magazine/steps/update-contracts"
import { updateCreditsStep } from "../../src/workflows/magazine/steps/update-credits"
import { updatePicturesStep } from "../../src/workflows/magazine/steps/update-pictures"
import { updateSectionsStep } from "../../src/workflows/magazine/steps/update-sections"
import { updateSummariesStep } from "../../src/workflows/magazine/steps/update-summaries"
import { updateTagsStep } from "../../src/workflows/magazine/steps/update-tags"
import { updateTopicsStep } from "../../src/workflows/magazine/steps/update-topics"
import { adminRequest, refusalOf, storeRequest } from "../helpers/requests"

jest.setTimeout(120 * 1000)

const failStep = createStep("fail-after-magazine-step", async () => {
  throw new Error("a later step fails")
})

const createArticlesThenFail = createWorkflow(
  "create-articles-then-fail",
  (input: CreateArticleInput[]) => {
    const result = createArticlesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createAuthorsThenFail = createWorkflow(
  "create-authors-then-fail",
  (input: CreateAuthorInput[]) => {
    const result = createAuthorsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createContractsThenFail = createWorkflow(
  "create-contracts-then-fail",
  (input: CreateContractInput[]) => {
    const result = createContractsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createCreditsThenFail = createWorkflow(
  "create-credits-then-fail",
  (input: CreateCreditInput[]) => {
    const result = createCreditsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createPicturesThenFail = createWorkflow(
  "create-pictures-then-fail",
  (input: CreatePictureInput[]) => {
    const result = createPicturesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createSectionsThenFail = createWorkflow(
  "create-sections-then-fail",
  (input: CreateSectionInput[]) => {
    const result = createSectionsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createSummariesThenFail = createWorkflow(
  "create-summaries-then-fail",
  (input: CreateSummaryInput[]) => {
    const result = createSummariesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createTagsThenFail = createWorkflow(
  "create-tags-then-fail",
  (input: CreateTagInput[]) => {
    const result = createTagsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createTopicsThenFail = createWorkflow(
  "create-topics-then-fail",
  (input: CreateTopicInput[]) => {
    const result = createTopicsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteArticlesThenFail = createWorkflow(
  "delete-articles-then-fail",
  (input: string[]) => {
    const result = deleteArticlesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteAuthorsThenFail = createWorkflow(
  "delete-authors-then-fail",
  (input: string[]) => {
    const result = deleteAuthorsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteContractsThenFail = createWorkflow(
  "delete-contracts-then-fail",
  (input: string[]) => {
    const result = deleteContractsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteCreditsThenFail = createWorkflow(
  "delete-credits-then-fail",
  (input: string[]) => {
    const result = deleteCreditsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deletePicturesThenFail = createWorkflow(
  "delete-pictures-then-fail",
  (input: string[]) => {
    const result = deletePicturesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteSectionsThenFail = createWorkflow(
  "delete-sections-then-fail",
  (input: string[]) => {
    const result = deleteSectionsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteSummariesThenFail = createWorkflow(
  "delete-summaries-then-fail",
  (input: string[]) => {
    const result = deleteSummariesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteTagsThenFail = createWorkflow(
  "delete-tags-then-fail",
  (input: string[]) => {
    const result = deleteTagsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteTopicsThenFail = createWorkflow(
  "delete-topics-then-fail",
  (input: string[]) => {
    const result = deleteTopicsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateArticlesThenFail = createWorkflow(
  "update-articles-then-fail",
  (input: UpdateArticleInput[]) => {
    const result = updateArticlesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateAuthorsThenFail = createWorkflow(
  "update-authors-then-fail",
  (input: UpdateAuthorInput[]) => {
    const result = updateAuthorsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateContractsThenFail = createWorkflow(
  "update-contracts-then-fail",
  (input: UpdateContractInput[]) => {
    const result = updateContractsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateCreditsThenFail = createWorkflow(
  "update-credits-then-fail",
  (input: UpdateCreditInput[]) => {
    const result = updateCreditsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updatePicturesThenFail = createWorkflow(
  "update-pictures-then-fail",
  (input: UpdatePictureInput[]) => {
    const result = updatePicturesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateSectionsThenFail = createWorkflow(
  "update-sections-then-fail",
  (input: UpdateSectionInput[]) => {
    const result = updateSectionsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateSummariesThenFail = createWorkflow(
  "update-summaries-then-fail",
  (input: UpdateSummaryInput[]) => {
    const result = updateSummariesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateTagsThenFail = createWorkflow(
  "update-tags-then-fail",
  (input: UpdateTagInput[]) => {
    const result = updateTagsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateTopicsThenFail = createWorkflow(
  "update-topics-then-fail",
  (input: UpdateTopicInput[]) => {
    const result = updateTopicsStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    const service = (): MagazineModuleService =>
      getContainer().resolve(MAGAZINE_MODULE)

    const newArticle = async (n: number) => ({
      title: `title ${n}`,
      slug: `slug ${n}`,
      labels: [`${n}`],
      section_id: (await createSection(n)).code,
    })
    const createArticle = async (n: number) =>
      await service().createArticles(await newArticle(n))

    const newSection = (n: number) => ({
      code: `code-${n}`,
      name: `name ${n}`,
      room: n,
    })
    const createSection = async (n: number) =>
      await service().createSections(newSection(n))

    const newAuthor = (n: number) => ({
      name: `name ${n}`,
    })
    const createAuthor = async (n: number) =>
      await service().createAuthors(newAuthor(n))

    const newCredit = async (n: number) => ({
      article_id: (await createArticle(n)).id,
      author_id: (await createAuthor(n + 100)).id,
    })
    const createCredit = async (n: number) =>
      await service().createCredits(await newCredit(n))

    const newSummary = async (n: number) => ({
      body: `body ${n}`,
      details: { n },
      article_id: (await createArticle(n)).id,
    })
    const createSummary = async (n: number) =>
      await service().createSummaries(await newSummary(n))

    const newPicture = (n: number) => ({
      url: `url ${n}`,
      width: n + 100,
      height: n + 10,
    })
    const createPicture = async (n: number) =>
      await service().createPictures(newPicture(n))

    const newTopic = (n: number) => ({
      name: `name ${n}`,
    })
    const createTopic = async (n: number) =>
      await service().createTopics(newTopic(n))

    const newTag = (n: number) => ({
      key: `key-${n}`,
      class: `class ${n}`,
    })
    const createTag = async (n: number) => await service().createTags(newTag(n))

    const newContract = async (n: number) => ({
      signed_at: new Date(Date.UTC(2030, 0, n)),
      author_id: (await createAuthor(n)).id,
    })
    const createContract = async (n: number) =>
      await service().createContracts(await newContract(n))

    describe("/admin/articles", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/articles"))
        expect(refusal.status).toEqual(401)
      })

      it("creates an article", async () => {
        const body = await newArticle(1)
        const { data } = await api.post("/admin/articles", body, admin)

        expect(data.article).toMatchObject(body)
      })

      it("creates an article with its summary", async () => {
        const { data } = await api.post(
          "/admin/articles",
          {
            ...(await newArticle(1)),
            summary: {
              body: "body 1",
              details: { n: 1 },
            },
          },
          admin
        )
        expect(data.article.summary.article_id).toEqual(data.article.id)
      })

      it("creates an article with its revisions", async () => {
        const { data } = await api.post(
          "/admin/articles",
          {
            ...(await newArticle(1)),
            revisions: [
              {
                note: "note 1",
                version: 1,
              },
            ],
          },
          admin
        )
        expect(data.article.revisions).toHaveLength(1)
      })

      it("creates an article with its topics", async () => {
        const topic = await createTopic(5)
        const { data } = await api.post(
          "/admin/articles",
          { ...(await newArticle(1)), topics: [topic.id] },
          admin
        )
        expect(data.article.topics).toHaveLength(1)
      })

      it("creates an article with its tags", async () => {
        const tag = await createTag(6)
        const { data } = await api.post(
          "/admin/articles",
          { ...(await newArticle(1)), tags: [tag.key] },
          admin
        )
        expect(data.article.tags).toHaveLength(1)
      })

      it("creates an article with its see also", async () => {
        const seeAlso = await createArticle(7)
        const { data } = await api.post(
          "/admin/articles",
          { ...(await newArticle(1)), see_also: [seeAlso.id] },
          admin
        )
        expect(data.article.see_also).toHaveLength(1)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = await newArticle(1)
        const { title, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/articles", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listArticles()).toHaveLength(0)
      })

      it("lists articles page by page", async () => {
        await createArticle(1)
        await createArticle(2)

        const { data } = await api.get(
          "/admin/articles?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.articles).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/articles?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters articles and returns the fields asked for", async () => {
        const { id } = await createArticle(1)
        await createArticle(2)

        const { data } = await api.get(
          `/admin/articles?id=${id}&fields=id`,
          admin
        )
        expect(data.articles).toEqual([{ id }])
      })

      it("searches articles", async () => {
        const { id } = await createArticle(1)
        await createArticle(2)

        const { data } = await api.get("/admin/articles?q=title%201", admin)
        expect(data.articles.map((row) => row.id)).toEqual([id])
      })

      it("returns one article", async () => {
        const { id } = await createArticle(1)

        const { data } = await api.get(`/admin/articles/${id}`, admin)
        expect(data.article.id).toEqual(id)
      })

      it("updates an article", async () => {
        const { id } = await createArticle(1)

        const { data } = await api.post(
          `/admin/articles/${id}`,
          { title: "title 2" },
          admin
        )
        expect(data.article.title).toEqual("title 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createArticle(1)

        const refusal = await refusalOf(
          api.post(`/admin/articles/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes an article with its summary", async () => {
        const { id } = await createArticle(1)
        await service().createSummaries({
          body: "body 1",
          details: { n: 1 },
          article_id: id,
        })

        const { data } = await api.delete(`/admin/articles/${id}`, admin)
        expect(data).toEqual({ id, object: "article", deleted: true })
        expect(await service().listArticles({ id })).toHaveLength(0)
        expect(await service().listSummaries()).toHaveLength(0)
      })

      it("does not find an article that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/articles/missing", admin)),
          await refusalOf(api.post("/admin/articles/missing", {}, admin)),
          await refusalOf(api.delete("/admin/articles/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/sections", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/sections"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a section", async () => {
        const body = newSection(1)
        const { data } = await api.post("/admin/sections", body, admin)

        expect(data.section).toMatchObject(body)
      })

      it("creates a section with its articles", async () => {
        const { data } = await api.post(
          "/admin/sections",
          {
            ...newSection(1),
            articles: [
              {
                title: "title 1",
                slug: "slug 1",
                labels: ["1"],
              },
            ],
          },
          admin
        )
        expect(data.section.articles).toHaveLength(1)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newSection(1)
        const { code, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/sections", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listSections()).toHaveLength(0)
      })

      it("lists sections page by page", async () => {
        await createSection(1)
        await createSection(2)

        const { data } = await api.get(
          "/admin/sections?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.sections).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/sections?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters sections and returns the fields asked for", async () => {
        const { code: id } = await createSection(1)
        await createSection(2)

        const { data } = await api.get(
          `/admin/sections?code=${id}&fields=code`,
          admin
        )
        expect(data.sections).toEqual([{ code: id }])
      })

      it("searches sections", async () => {
        const { code: id } = await createSection(1)
        await createSection(2)

        const { data } = await api.get("/admin/sections?q=name%201", admin)
        expect(data.sections.map((row) => row.code)).toEqual([id])
      })

      it("returns one section", async () => {
        const { code: id } = await createSection(1)

        const { data } = await api.get(`/admin/sections/${id}`, admin)
        expect(data.section.code).toEqual(id)
      })

      it("updates a section", async () => {
        const { code: id } = await createSection(1)

        const { data } = await api.post(
          `/admin/sections/${id}`,
          { name: "name 2" },
          admin
        )
        expect(data.section.name).toEqual("name 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { code: id } = await createSection(1)

        const refusal = await refusalOf(
          api.post(`/admin/sections/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a section", async () => {
        const { code: id } = await createSection(1)

        const { data } = await api.delete(`/admin/sections/${id}`, admin)
        expect(data).toEqual({ id, object: "section", deleted: true })
        expect(await service().listSections({ code: id })).toHaveLength(0)
      })

      it("does not find a section that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/sections/missing", admin)),
          await refusalOf(api.post("/admin/sections/missing", {}, admin)),
          await refusalOf(api.delete("/admin/sections/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/authors", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/authors"))
        expect(refusal.status).toEqual(401)
      })

      it("creates an author", async () => {
        const body = newAuthor(1)
        const { data } = await api.post("/admin/authors", body, admin)

        expect(data.author).toMatchObject(body)
      })

      it("creates an author with its contract", async () => {
        const { data } = await api.post(
          "/admin/authors",
          {
            ...newAuthor(1),
            contract: {
              signed_at: new Date(Date.UTC(2030, 0, 1)),
            },
          },
          admin
        )
        expect(data.author.contract.author_id).toEqual(data.author.id)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newAuthor(1)
        const { name, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/authors", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listAuthors()).toHaveLength(0)
      })

      it("lists authors page by page", async () => {
        await createAuthor(1)
        await createAuthor(2)

        const { data } = await api.get(
          "/admin/authors?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.authors).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/authors?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters authors and returns the fields asked for", async () => {
        const { id } = await createAuthor(1)
        await createAuthor(2)

        const { data } = await api.get(
          `/admin/authors?id=${id}&fields=id`,
          admin
        )
        expect(data.authors).toEqual([{ id }])
      })

      it("searches authors", async () => {
        const { id } = await createAuthor(1)
        await createAuthor(2)

        const { data } = await api.get("/admin/authors?q=name%201", admin)
        expect(data.authors.map((row) => row.id)).toEqual([id])
      })

      it("returns one author", async () => {
        const { id } = await createAuthor(1)

        const { data } = await api.get(`/admin/authors/${id}`, admin)
        expect(data.author.id).toEqual(id)
      })

      it("updates an author", async () => {
        const { id } = await createAuthor(1)

        const { data } = await api.post(
          `/admin/authors/${id}`,
          { name: "name 2" },
          admin
        )
        expect(data.author.name).toEqual("name 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createAuthor(1)

        const refusal = await refusalOf(
          api.post(`/admin/authors/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes an author with its contract", async () => {
        const { id } = await createAuthor(1)
        await service().createContracts({
          signed_at: new Date(Date.UTC(2030, 0, 1)),
          author_id: id,
        })

        const { data } = await api.delete(`/admin/authors/${id}`, admin)
        expect(data).toEqual({ id, object: "author", deleted: true })
        expect(await service().listAuthors({ id })).toHaveLength(0)
        expect(await service().listContracts()).toHaveLength(0)
      })

      it("does not find an author that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/authors/missing", admin)),
          await refusalOf(api.post("/admin/authors/missing", {}, admin)),
          await refusalOf(api.delete("/admin/authors/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/credits", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/credits"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a credit", async () => {
        const body = await newCredit(1)
        const { data } = await api.post("/admin/credits", body, admin)

        expect(data.credit).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = await newCredit(1)

        for (const body of [{ ...valid, unknown_field: true }]) {
          const refusal = await refusalOf(
            api.post("/admin/credits", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listCredits()).toHaveLength(0)
      })

      it("lists credits page by page", async () => {
        await createCredit(1)
        await createCredit(2)

        const { data } = await api.get(
          "/admin/credits?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.credits).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/credits?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters credits and returns the fields asked for", async () => {
        const { id } = await createCredit(1)
        await createCredit(2)

        const { data } = await api.get(
          `/admin/credits?id=${id}&fields=id`,
          admin
        )
        expect(data.credits).toEqual([{ id }])
      })

      it("returns one credit", async () => {
        const { id } = await createCredit(1)

        const { data } = await api.get(`/admin/credits/${id}`, admin)
        expect(data.credit.id).toEqual(id)
      })

      it("updates a credit", async () => {
        const { id } = await createCredit(1)

        const { data } = await api.post(
          `/admin/credits/${id}`,
          { role: "writer" },
          admin
        )
        expect(data.credit.role).toEqual("writer")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createCredit(1)

        const refusal = await refusalOf(
          api.post(`/admin/credits/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a credit", async () => {
        const { id } = await createCredit(1)

        const { data } = await api.delete(`/admin/credits/${id}`, admin)
        expect(data).toEqual({ id, object: "credit", deleted: true })
        expect(await service().listCredits({ id })).toHaveLength(0)
      })

      it("does not find a credit that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/credits/missing", admin)),
          await refusalOf(api.post("/admin/credits/missing", {}, admin)),
          await refusalOf(api.delete("/admin/credits/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/summaries", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/summaries"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a summary", async () => {
        const body = await newSummary(1)
        const { data } = await api.post("/admin/summaries", body, admin)

        expect(data.summary).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = await newSummary(1)
        const { body: body_value, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/summaries", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listSummaries()).toHaveLength(0)
      })

      it("lists summaries page by page", async () => {
        await createSummary(1)
        await createSummary(2)

        const { data } = await api.get(
          "/admin/summaries?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.summaries).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/summaries?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters summaries and returns the fields asked for", async () => {
        const { id } = await createSummary(1)
        await createSummary(2)

        const { data } = await api.get(
          `/admin/summaries?id=${id}&fields=id`,
          admin
        )
        expect(data.summaries).toEqual([{ id }])
      })

      it("returns one summary", async () => {
        const { id } = await createSummary(1)

        const { data } = await api.get(`/admin/summaries/${id}`, admin)
        expect(data.summary.id).toEqual(id)
      })

      it("updates a summary", async () => {
        const { id } = await createSummary(1)

        const { data } = await api.post(
          `/admin/summaries/${id}`,
          { body: "body 2" },
          admin
        )
        expect(data.summary.body).toEqual("body 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createSummary(1)

        const refusal = await refusalOf(
          api.post(`/admin/summaries/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a summary", async () => {
        const { id } = await createSummary(1)

        const { data } = await api.delete(`/admin/summaries/${id}`, admin)
        expect(data).toEqual({ id, object: "summary", deleted: true })
        expect(await service().listSummaries({ id })).toHaveLength(0)
      })

      it("does not find a summary that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/summaries/missing", admin)),
          await refusalOf(api.post("/admin/summaries/missing", {}, admin)),
          await refusalOf(api.delete("/admin/summaries/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/pictures", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/pictures"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a picture", async () => {
        const body = newPicture(1)
        const { data } = await api.post("/admin/pictures", body, admin)

        expect(data.picture).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newPicture(1)
        const { url, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/pictures", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listPictures()).toHaveLength(0)
      })

      it("lists pictures page by page", async () => {
        await createPicture(1)
        await createPicture(2)

        const { data } = await api.get(
          "/admin/pictures?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.pictures).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/pictures?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters pictures and returns the fields asked for", async () => {
        const { id } = await createPicture(1)
        await createPicture(2)

        const { data } = await api.get(
          `/admin/pictures?id=${id}&fields=id`,
          admin
        )
        expect(data.pictures).toEqual([{ id }])
      })

      it("updates a picture", async () => {
        const { id } = await createPicture(1)

        const { data } = await api.post(
          `/admin/pictures/${id}`,
          { url: "url 2" },
          admin
        )
        expect(data.picture.url).toEqual("url 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createPicture(1)

        const refusal = await refusalOf(
          api.post(`/admin/pictures/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a picture", async () => {
        const { id } = await createPicture(1)

        const { data } = await api.delete(`/admin/pictures/${id}`, admin)
        expect(data).toEqual({ id, object: "picture", deleted: true })
        expect(await service().listPictures({ id })).toHaveLength(0)
      })

      it("does not find a picture that is not there", async () => {
        const refusals = [
          await refusalOf(api.post("/admin/pictures/missing", {}, admin)),
          await refusalOf(api.delete("/admin/pictures/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/tags", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/tags"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a tag", async () => {
        const body = newTag(1)
        const { data } = await api.post("/admin/tags", body, admin)

        expect(data.tag).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newTag(1)
        const { key, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(api.post("/admin/tags", body, admin))
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listTags()).toHaveLength(0)
      })

      it("lists tags page by page", async () => {
        await createTag(1)
        await createTag(2)

        const { data } = await api.get(
          "/admin/tags?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.tags).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(api.get(`/admin/tags?${page}`, admin))
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters tags and returns the fields asked for", async () => {
        const { key: id } = await createTag(1)
        await createTag(2)

        const { data } = await api.get(
          `/admin/tags?key=${id}&fields=key`,
          admin
        )
        expect(data.tags).toEqual([{ key: id }])
      })

      it("returns one tag", async () => {
        const { key: id } = await createTag(1)

        const { data } = await api.get(`/admin/tags/${id}`, admin)
        expect(data.tag.key).toEqual(id)
      })

      it("updates a tag", async () => {
        const { key: id } = await createTag(1)

        const { data } = await api.post(
          `/admin/tags/${id}`,
          { label: "label 2" },
          admin
        )
        expect(data.tag.label).toEqual("label 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { key: id } = await createTag(1)

        const refusal = await refusalOf(
          api.post(`/admin/tags/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a tag", async () => {
        const { key: id } = await createTag(1)

        const { data } = await api.delete(`/admin/tags/${id}`, admin)
        expect(data).toEqual({ id, object: "tag", deleted: true })
        expect(await service().listTags({ key: id })).toHaveLength(0)
      })

      it("does not find a tag that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/tags/missing", admin)),
          await refusalOf(api.post("/admin/tags/missing", {}, admin)),
          await refusalOf(api.delete("/admin/tags/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/topics", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/topics"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a topic", async () => {
        const body = newTopic(1)
        const { data } = await api.post("/admin/topics", body, admin)

        expect(data.topic).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newTopic(1)
        const { name, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/topics", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listTopics()).toHaveLength(0)
      })

      it("lists topics page by page", async () => {
        await createTopic(1)
        await createTopic(2)

        const { data } = await api.get(
          "/admin/topics?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.topics).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/topics?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters topics and returns the fields asked for", async () => {
        const { id } = await createTopic(1)
        await createTopic(2)

        const { data } = await api.get(
          `/admin/topics?id=${id}&fields=id`,
          admin
        )
        expect(data.topics).toEqual([{ id }])
      })

      it("returns one topic", async () => {
        const { id } = await createTopic(1)

        const { data } = await api.get(`/admin/topics/${id}`, admin)
        expect(data.topic.id).toEqual(id)
      })

      it("updates a topic", async () => {
        const { id } = await createTopic(1)

        const { data } = await api.post(
          `/admin/topics/${id}`,
          { name: "name 2" },
          admin
        )
        expect(data.topic.name).toEqual("name 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createTopic(1)

        const refusal = await refusalOf(
          api.post(`/admin/topics/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a topic", async () => {
        const { id } = await createTopic(1)

        const { data } = await api.delete(`/admin/topics/${id}`, admin)
        expect(data).toEqual({ id, object: "topic", deleted: true })
        expect(await service().listTopics({ id })).toHaveLength(0)
      })

      it("does not find a topic that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/topics/missing", admin)),
          await refusalOf(api.post("/admin/topics/missing", {}, admin)),
          await refusalOf(api.delete("/admin/topics/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/contracts", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/contracts"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a contract", async () => {
        const body = await newContract(1)
        const { data } = await api.post("/admin/contracts", body, admin)

        expect(data.contract).toMatchObject(JSON.parse(JSON.stringify(body)))
      })

      it("creates a contract with its files", async () => {
        const { data } = await api.post(
          "/admin/contracts",
          {
            ...(await newContract(1)),
            files: [
              {
                name: "name 1",
              },
            ],
          },
          admin
        )
        expect(data.contract.files).toHaveLength(1)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = await newContract(1)
        const { signed_at, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/contracts", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listContracts()).toHaveLength(0)
      })

      it("lists contracts page by page", async () => {
        await createContract(1)
        await createContract(2)

        const { data } = await api.get(
          "/admin/contracts?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.contracts).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/contracts?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters contracts and returns the fields asked for", async () => {
        const { id } = await createContract(1)
        await createContract(2)

        const { data } = await api.get(
          `/admin/contracts?id=${id}&fields=id`,
          admin
        )
        expect(data.contracts).toEqual([{ id }])
      })

      it("returns one contract", async () => {
        const { id } = await createContract(1)

        const { data } = await api.get(`/admin/contracts/${id}`, admin)
        expect(data.contract.id).toEqual(id)
      })

      it("updates a contract", async () => {
        const { id } = await createContract(1)

        const { data } = await api.post(
          `/admin/contracts/${id}`,
          { signed_at: new Date(Date.UTC(2030, 0, 2)) },
          admin
        )
        expect(new Date(data.contract.signed_at)).toEqual(
          new Date(Date.UTC(2030, 0, 2))
        )
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createContract(1)

        const refusal = await refusalOf(
          api.post(`/admin/contracts/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a contract", async () => {
        const { id } = await createContract(1)

        const { data } = await api.delete(`/admin/contracts/${id}`, admin)
        expect(data).toEqual({ id, object: "contract", deleted: true })
        expect(await service().listContracts({ id })).toHaveLength(0)
      })

      it("does not find a contract that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/contracts/missing", admin)),
          await refusalOf(api.post("/admin/contracts/missing", {}, admin)),
          await refusalOf(api.delete("/admin/contracts/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/store/articles", () => {
      let store: Awaited<ReturnType<typeof storeRequest>>

      beforeEach(async () => {
        store = await storeRequest(getContainer())
      })

      it("asks for a publishable key", async () => {
        const refusal = await refusalOf(api.get("/store/articles"))
        expect(refusal.status).toEqual(400)
      })

      it("lists articles page by page", async () => {
        await createArticle(1)
        await createArticle(2)

        const { data } = await api.get(
          "/store/articles?offset=1&limit=1&order=-created_at",
          store
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.articles).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/store/articles?${page}`, store)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters articles and returns the fields asked for", async () => {
        const { id } = await createArticle(1)
        await createArticle(2)

        const { data } = await api.get(
          `/store/articles?id=${id}&fields=id,deleted_at`,
          store
        )
        expect(data.articles).toEqual([{ id }])
      })

      it("searches articles", async () => {
        const { id } = await createArticle(1)
        await createArticle(2)

        const { data } = await api.get("/store/articles?q=title%201", store)
        expect(data.articles.map((row) => row.id)).toEqual([id])
      })

      it("returns one article", async () => {
        const { id } = await createArticle(1)

        const { data } = await api.get(`/store/articles/${id}`, store)
        expect(data.article.id).toEqual(id)
      })

      it("does not find an article that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/store/articles/missing", store)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/store/tags", () => {
      let store: Awaited<ReturnType<typeof storeRequest>>

      beforeEach(async () => {
        store = await storeRequest(getContainer())
      })

      it("asks for a publishable key", async () => {
        const refusal = await refusalOf(api.get("/store/tags"))
        expect(refusal.status).toEqual(400)
      })

      it("lists tags page by page", async () => {
        await createTag(1)
        await createTag(2)

        const { data } = await api.get(
          "/store/tags?offset=1&limit=1&order=-created_at",
          store
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.tags).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(api.get(`/store/tags?${page}`, store))
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters tags and returns the fields asked for", async () => {
        const { key: id } = await createTag(1)
        await createTag(2)

        const { data } = await api.get(
          `/store/tags?key=${id}&fields=key,deleted_at`,
          store
        )
        expect(data.tags).toEqual([{ key: id }])
      })

      it("returns one tag", async () => {
        const { key: id } = await createTag(1)

        const { data } = await api.get(`/store/tags/${id}`, store)
        expect(data.tag.key).toEqual(id)
      })

      it("does not find a tag that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/store/tags/missing", store)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("articles, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createArticlesThenFail(getContainer()).run({
          input: [await newArticle(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listArticles()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createArticle(1)
        const topic = await createTopic(5)
        const tag = await createTag(6)
        const seeAlso = await createArticle(7)
        await service().updateArticles({
          id,
          fee: "12345678901234567.123" as never,
        })
        const before = await service().retrieveArticle(id, {
          relations: ["topics", "tags", "see_also"],
        })

        const { errors } = await updateArticlesThenFail(getContainer()).run({
          input: [
            {
              id,
              title: "title 2",
              slug: "slug 2",
              status: "archived",
              words: 2,
              fee: 2.25,
              rating: 2.5,
              pinned: true,
              published_at: new Date(Date.UTC(2030, 0, 2)),
              expires_at: new Date(Date.UTC(2030, 1, 2)),
              labels: ["2"],
              metadata: { n: 2 },
              cover_id: (await createPicture(4)).id,
              topics: [topic.id],
              tags: [tag.key],
              see_also: [seeAlso.id],
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(
          await service().retrieveArticle(id, {
            relations: ["topics", "tags", "see_also"],
          })
        ).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createArticle(1)
        const { id: gone } = await createArticle(2)
        await service().softDeleteArticles([gone])
        const goneSummary = await service().createSummaries({
          body: "body 1",
          details: { n: 1 },
          article_id: id,
        })
        await service().softDeleteSummaries([goneSummary.id])
        const goneRevision = await service().createRevisions({
          note: "note 1",
          version: 1,
          article_id: id,
        })
        await service().softDeleteRevisions([goneRevision.id])
        await service().createSummaries({
          body: "body 2",
          details: { n: 2 },
          article_id: id,
        })
        await service().createRevisions({
          note: "note 2",
          version: 2,
          article_id: id,
        })

        const { errors } = await deleteArticlesThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listArticles({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
        expect(await service().listSummaries({ article_id: id })).toHaveLength(
          1
        )
        expect(await service().listRevisions({ article_id: id })).toHaveLength(
          1
        )
      })
    })

    describe("sections, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createSectionsThenFail(getContainer()).run({
          input: [newSection(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listSections()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { code: id } = await createSection(1)
        const before = await service().retrieveSection(id)

        const { errors } = await updateSectionsThenFail(getContainer()).run({
          input: [
            {
              code: id,
              name: "name 2",
              order: 2,
              room: 2,
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveSection(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { code: id } = await createSection(1)
        const { code: gone } = await createSection(2)
        await service().softDeleteSections([gone])

        const { errors } = await deleteSectionsThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listSections({ code: [id, gone] })
        expect(found.map((row) => row.code)).toEqual([id])
      })
    })

    describe("authors, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createAuthorsThenFail(getContainer()).run({
          input: [newAuthor(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listAuthors()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createAuthor(1)
        await service().updateAuthors({
          id,
          royalty: "12345678901234567.123" as never,
        })
        const before = await service().retrieveAuthor(id)

        const { errors } = await updateAuthorsThenFail(getContainer()).run({
          input: [
            {
              id,
              name: "name 2",
              pen_name: "pen name 2",
              royalty: 2.25,
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveAuthor(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createAuthor(1)
        const { id: gone } = await createAuthor(2)
        await service().softDeleteAuthors([gone])
        const goneContract = await service().createContracts({
          signed_at: new Date(Date.UTC(2030, 0, 1)),
          author_id: id,
        })
        await service().softDeleteContracts([goneContract.id])
        await service().createContracts({
          signed_at: new Date(Date.UTC(2030, 0, 2)),
          author_id: id,
        })

        const { errors } = await deleteAuthorsThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listAuthors({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
        expect(await service().listContracts({ author_id: id })).toHaveLength(1)
      })
    })

    describe("credits, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createCreditsThenFail(getContainer()).run({
          input: [await newCredit(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listCredits()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createCredit(1)
        const before = await service().retrieveCredit(id)

        const { errors } = await updateCreditsThenFail(getContainer()).run({
          input: [
            {
              id,
              role: "writer",
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveCredit(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createCredit(1)
        const { id: gone } = await createCredit(2)
        await service().softDeleteCredits([gone])

        const { errors } = await deleteCreditsThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listCredits({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })

    describe("summaries, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createSummariesThenFail(getContainer()).run({
          input: [await newSummary(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listSummaries()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createSummary(1)
        const before = await service().retrieveSummary(id)

        const { errors } = await updateSummariesThenFail(getContainer()).run({
          input: [
            {
              id,
              body: "body 2",
              details: { n: 2 },
              article_id: (await createArticle(4)).id,
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveSummary(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createSummary(1)
        const { id: gone } = await createSummary(2)
        await service().softDeleteSummaries([gone])

        const { errors } = await deleteSummariesThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listSummaries({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })

    describe("pictures, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createPicturesThenFail(getContainer()).run({
          input: [newPicture(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listPictures()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createPicture(1)
        const before = await service().retrievePicture(id)

        const { errors } = await updatePicturesThenFail(getContainer()).run({
          input: [
            {
              id,
              url: "url 2",
              width: 102,
              height: 12,
              ratio: 2.5,
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrievePicture(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createPicture(1)
        const { id: gone } = await createPicture(2)
        await service().softDeletePictures([gone])

        const { errors } = await deletePicturesThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listPictures({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })

    describe("topics, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createTopicsThenFail(getContainer()).run({
          input: [newTopic(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listTopics()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createTopic(1)
        const before = await service().retrieveTopic(id)

        const { errors } = await updateTopicsThenFail(getContainer()).run({
          input: [
            {
              id,
              name: "name 2",
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveTopic(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createTopic(1)
        const { id: gone } = await createTopic(2)
        await service().softDeleteTopics([gone])

        const { errors } = await deleteTopicsThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listTopics({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })

    describe("tags, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createTagsThenFail(getContainer()).run({
          input: [newTag(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listTags()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { key: id } = await createTag(1)
        const before = await service().retrieveTag(id)

        const { errors } = await updateTagsThenFail(getContainer()).run({
          input: [
            {
              key: id,
              label: "label 2",
              class: "class 2",
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveTag(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { key: id } = await createTag(1)
        const { key: gone } = await createTag(2)
        await service().softDeleteTags([gone])

        const { errors } = await deleteTagsThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listTags({ key: [id, gone] })
        expect(found.map((row) => row.key)).toEqual([id])
      })
    })

    describe("contracts, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createContractsThenFail(getContainer()).run({
          input: [await newContract(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listContracts()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createContract(1)
        const before = await service().retrieveContract(id)

        const { errors } = await updateContractsThenFail(getContainer()).run({
          input: [
            {
              id,
              signed_at: new Date(Date.UTC(2030, 0, 2)),
              terms: { n: 2 },
              pages: ["2"],
              author_id: (await createAuthor(4)).id,
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveContract(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createContract(1)
        const { id: gone } = await createContract(2)
        await service().softDeleteContracts([gone])
        const goneContractFile = await service().createContractFiles({
          name: "name 1",
          contract_id: id,
        })
        await service().softDeleteContractFiles([goneContractFile.id])
        await service().createContractFiles({
          name: "name 2",
          contract_id: id,
        })

        const { errors } = await deleteContractsThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listContracts({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
        expect(
          await service().listContractFiles({ contract_id: id })
        ).toHaveLength(1)
      })
    })
  },
})
