import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { MAGAZINE_MODULE } from ".."
import { Article } from "../models/article"
import { Author } from "../models/author"
import { Contract } from "../models/contract"
import { ContractFile } from "../models/contract-file"
import { Credit } from "../models/credit"
import { Picture } from "../models/picture"
import { Revision } from "../models/revision"
import { Seal } from "../models/seal"
import { Section } from "../models/section"
import { Summary } from "../models/summary"
import { Tag } from "../models/tag"
import { Topic } from "../models/topic"
import MagazineModuleService from "../service"
import {
  CreateArticleInput,
  CreateAuthorInput,
  CreateContractInput,
  CreateContractFileInput,
  CreateCreditInput,
  CreatePictureInput,
  CreateRevisionInput,
  CreateSealInput,
  CreateSectionInput,
  CreateSummaryInput,
  CreateTagInput,
  CreateTopicInput,
} from "../types"

jest.setTimeout(60 * 1000)

moduleIntegrationTestRunner<MagazineModuleService>({
  moduleName: MAGAZINE_MODULE,
  moduleModels: [
    Article,
    Section,
    Author,
    Credit,
    Summary,
    Revision,
    Picture,
    Topic,
    Tag,
    Contract,
    ContractFile,
    Seal,
  ],
  resolve: "./src/modules/magazine",
  testSuite: ({ service }) => {
    const createArticle = async (n: number) => {
      const section_id = (await createSection(n)).code
      const data: CreateArticleInput = {
        title: `title ${n}`,
        slug: `slug ${n}`,
        labels: [`${n}`],
        section_id,
      }

      return await service.createArticles(data)
    }

    const createSection = async (n: number) => {
      const data: CreateSectionInput = {
        code: `code-${n}`,
        name: `name ${n}`,
        room: n,
      }

      return await service.createSections(data)
    }

    const createAuthor = async (n: number) => {
      const data: CreateAuthorInput = {
        name: `name ${n}`,
      }

      return await service.createAuthors(data)
    }

    const createCredit = async (n: number) => {
      const article_id = (await createArticle(n)).id
      const author_id = (await createAuthor(n + 100)).id
      const data: CreateCreditInput = {
        article_id,
        author_id,
      }

      return await service.createCredits(data)
    }

    const createSummary = async (n: number) => {
      const article_id = (await createArticle(n)).id
      const data: CreateSummaryInput = {
        body: `body ${n}`,
        details: { n },
        article_id,
      }

      return await service.createSummaries(data)
    }

    const createRevision = async (n: number) => {
      const article_id = (await createArticle(n)).id
      const data: CreateRevisionInput = {
        note: `note ${n}`,
        version: n,
        article_id,
      }

      return await service.createRevisions(data)
    }

    const createPicture = async (n: number) => {
      const data: CreatePictureInput = {
        url: `url ${n}`,
        width: n + 100,
        height: n + 10,
      }

      return await service.createPictures(data)
    }

    const createTopic = async (n: number) => {
      const data: CreateTopicInput = {
        name: `name ${n}`,
      }

      return await service.createTopics(data)
    }

    const createTag = async (n: number) => {
      const data: CreateTagInput = {
        key: `key-${n}`,
        class: `class ${n}`,
      }

      return await service.createTags(data)
    }

    const createContract = async (n: number) => {
      const author_id = (await createAuthor(n)).id
      const data: CreateContractInput = {
        signed_at: new Date(Date.UTC(2030, 0, n)),
        author_id,
      }

      return await service.createContracts(data)
    }

    const createContractFile = async (n: number) => {
      const contract_id = (await createContract(n)).id
      const data: CreateContractFileInput = {
        name: `name ${n}`,
        contract_id,
      }

      return await service.createContractFiles(data)
    }

    const createSeal = async (n: number) => {
      const file_id = (await createContractFile(n)).id
      const data: CreateSealInput = {
        wax: "black" as const,
        file_id,
      }

      return await service.createSeals(data)
    }

    describe("articles", () => {
      it("are created, found, updated and counted", async () => {
        const article = await createArticle(1)
        await createArticle(2)

        const found = await service.retrieveArticle(article.id)
        expect(found.id).toMatch(/^art_/)
        expect(found.status).toEqual("draft")
        expect(found.words).toEqual(0)
        expect(found.pinned).toEqual(false)

        const [, count] = await service.listAndCountArticles()
        expect(count).toEqual(2)
      })

      it("refuse a second row with the same slug", async () => {
        const { slug } = await createArticle(1)
        const { id } = await createArticle(2)

        const update = service.updateArticles({ id, slug })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("are soft-deleted and restored, with their revisions", async () => {
        const { id } = await createArticle(1)
        await service.createRevisions({
          note: "note 1",
          version: 1,
          article_id: id,
        })

        await service.softDeleteArticles([id])
        expect(await service.listArticles()).toHaveLength(0)
        expect(await service.listRevisions()).toHaveLength(0)

        await service.restoreArticles([id])
        expect(await service.listArticles()).toHaveLength(1)
        expect(await service.listRevisions()).toHaveLength(1)
      })
    })

    describe("sections", () => {
      it("are created, found, updated and counted", async () => {
        const section = await createSection(1)
        await createSection(2)

        const found = await service.retrieveSection(section.code)
        expect(found.code).toEqual(section.code)
        expect(found.order).toEqual(1)

        const [, count] = await service.listAndCountSections()
        expect(count).toEqual(2)
      })

      it("refuse a second row with the same room", async () => {
        const { room } = await createSection(1)
        const { code } = await createSection(2)

        const update = service.updateSections({ code, room })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("are soft-deleted and restored", async () => {
        const { code } = await createSection(1)

        await service.softDeleteSections([code])
        expect(await service.listSections()).toHaveLength(0)

        await service.restoreSections([code])
        expect(await service.listSections()).toHaveLength(1)
      })
    })

    describe("authors", () => {
      it("are created, found, updated and counted", async () => {
        const author = await createAuthor(1)
        await createAuthor(2)

        const found = await service.retrieveAuthor(author.id)
        expect(found.id).toMatch(/^athr_/)
        expect(found.royalty).toEqual(10)

        const [, count] = await service.listAndCountAuthors()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createAuthor(1)

        await service.softDeleteAuthors([id])
        expect(await service.listAuthors()).toHaveLength(0)

        await service.restoreAuthors([id])
        expect(await service.listAuthors()).toHaveLength(1)
      })
    })

    describe("credits", () => {
      it("are created, found, updated and counted", async () => {
        const credit = await createCredit(1)
        await createCredit(2)

        const found = await service.retrieveCredit(credit.id)
        expect(found.id).toMatch(/^crdt_/)
        expect(found.role).toEqual("writer")

        const [, count] = await service.listAndCountCredits()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createCredit(1)

        await service.softDeleteCredits([id])
        expect(await service.listCredits()).toHaveLength(0)

        await service.restoreCredits([id])
        expect(await service.listCredits()).toHaveLength(1)
      })
    })

    describe("summaries", () => {
      it("are created, found, updated and counted", async () => {
        const summary = await createSummary(1)
        await createSummary(2)

        const found = await service.retrieveSummary(summary.id)
        expect(found.id).toMatch(/^smmr_/)

        const [, count] = await service.listAndCountSummaries()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createSummary(1)

        await service.softDeleteSummaries([id])
        expect(await service.listSummaries()).toHaveLength(0)

        await service.restoreSummaries([id])
        expect(await service.listSummaries()).toHaveLength(1)
      })
    })

    describe("revisions", () => {
      it("are created, found, updated and counted", async () => {
        const revision = await createRevision(1)
        await createRevision(2)

        const found = await service.retrieveRevision(revision.id)
        expect(found.id).toMatch(/^rvsn_/)

        const [, count] = await service.listAndCountRevisions()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createRevision(1)

        await service.softDeleteRevisions([id])
        expect(await service.listRevisions()).toHaveLength(0)

        await service.restoreRevisions([id])
        expect(await service.listRevisions()).toHaveLength(1)
      })
    })

    describe("pictures", () => {
      it("are created, found, updated and counted", async () => {
        const picture = await createPicture(1)
        await createPicture(2)

        const found = await service.retrievePicture(picture.id)
        expect(found.id).toMatch(/^pctr_/)
        expect(found.ratio).toEqual(1.5)

        const [, count] = await service.listAndCountPictures()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createPicture(1)

        await service.softDeletePictures([id])
        expect(await service.listPictures()).toHaveLength(0)

        await service.restorePictures([id])
        expect(await service.listPictures()).toHaveLength(1)
      })
    })

    describe("topics", () => {
      it("are created, found, updated and counted", async () => {
        const topic = await createTopic(1)
        await createTopic(2)

        const found = await service.retrieveTopic(topic.id)
        expect(found.id).toMatch(/^tpc_/)

        const [, count] = await service.listAndCountTopics()
        expect(count).toEqual(2)
      })

      it("refuse a second row with the same name", async () => {
        const { name } = await createTopic(1)
        const { id } = await createTopic(2)

        const update = service.updateTopics({ id, name })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createTopic(1)

        await service.softDeleteTopics([id])
        expect(await service.listTopics()).toHaveLength(0)

        await service.restoreTopics([id])
        expect(await service.listTopics()).toHaveLength(1)
      })
    })

    describe("tags", () => {
      it("are created, found, updated and counted", async () => {
        const tag = await createTag(1)
        await createTag(2)

        const found = await service.retrieveTag(tag.key)
        expect(found.key).toEqual(tag.key)

        const [, count] = await service.listAndCountTags()
        expect(count).toEqual(2)
      })

      it("refuse a second row with the same class", async () => {
        const { class: class_value } = await createTag(1)
        const { key } = await createTag(2)

        const update = service.updateTags({ key, class: class_value })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("are soft-deleted and restored", async () => {
        const { key } = await createTag(1)

        await service.softDeleteTags([key])
        expect(await service.listTags()).toHaveLength(0)

        await service.restoreTags([key])
        expect(await service.listTags()).toHaveLength(1)
      })
    })

    describe("contracts", () => {
      it("are created, found, updated and counted", async () => {
        const contract = await createContract(1)
        await createContract(2)

        const found = await service.retrieveContract(contract.id)
        expect(found.id).toMatch(/^cntr_/)
        expect(found.terms).toEqual({})
        expect(found.pages).toEqual([])

        const [, count] = await service.listAndCountContracts()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored, with their files", async () => {
        const { id } = await createContract(1)
        await service.createContractFiles({
          name: "name 1",
          contract_id: id,
        })

        await service.softDeleteContracts([id])
        expect(await service.listContracts()).toHaveLength(0)
        expect(await service.listContractFiles()).toHaveLength(0)

        await service.restoreContracts([id])
        expect(await service.listContracts()).toHaveLength(1)
        expect(await service.listContractFiles()).toHaveLength(1)
      })
    })

    describe("contract files", () => {
      it("are created, found, updated and counted", async () => {
        const contractFile = await createContractFile(1)
        await createContractFile(2)

        const found = await service.retrieveContractFile(contractFile.id)
        expect(found.id).toMatch(/^cf_/)

        const [, count] = await service.listAndCountContractFiles()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createContractFile(1)

        await service.softDeleteContractFiles([id])
        expect(await service.listContractFiles()).toHaveLength(0)

        await service.restoreContractFiles([id])
        expect(await service.listContractFiles()).toHaveLength(1)
      })
    })

    describe("seals", () => {
      it("are created, found, updated and counted", async () => {
        const seal = await createSeal(1)
        await createSeal(2)

        const found = await service.retrieveSeal(seal.id)
        expect(found.id).toMatch(/^sl_/)

        const [, count] = await service.listAndCountSeals()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createSeal(1)

        await service.softDeleteSeals([id])
        expect(await service.listSeals()).toHaveLength(0)

        await service.restoreSeals([id])
        expect(await service.listSeals()).toHaveLength(1)
      })
    })
  },
})
