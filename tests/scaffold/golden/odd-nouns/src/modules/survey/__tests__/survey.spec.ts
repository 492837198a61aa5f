import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { SURVEY_MODULE } from ".."
import { ApprovalStatus } from "../models/approval-status"
import { Data } from "../models/data"
import { ProductIndex } from "../models/product-index"
import { Quiz } from "../models/quiz"
import { SalesPerson } from "../models/sales-person"
import { SearchCriterion } from "../models/search-criterion"
import { Sheep } from "../models/sheep"
import { TimeSeries } from "../models/time-series"
import SurveyModuleService from "../service"
import {
  CreateApprovalStatusInput,
  CreateDataInput,
  CreateProductIndexInput,
  CreateQuizInput,
  CreateSalesPersonInput,
  CreateSearchCriterionInput,
  CreateSheepInput,
  CreateTimeSeriesInput,
} from "../types"

jest.setTimeout(60 * 1000)

moduleIntegrationTestRunner<SurveyModuleService>({
  moduleName: SURVEY_MODULE,
  moduleModels: [
    ApprovalStatus,
    Quiz,
    SearchCriterion,
    SalesPerson,
    ProductIndex,
    Sheep,
    Data,
    TimeSeries,
  ],
  resolve: "./src/modules/survey",
  testSuite: ({ service }) => {
    const createApprovalStatus = async (n: number) => {
      const data: CreateApprovalStatusInput = {
        name: `name ${n}`,
      }

      return await service.createApprovalStatuses(data)
    }

    const createQuiz = async (n: number) => {
      const approval_status_id = (await createApprovalStatus(n)).id
      const data: CreateQuizInput = {
        title: `title ${n}`,
        approval_status_id,
      }

      return await service.createQuizzes(data)
    }

    const createSearchCriterion = async (n: number) => {
      const data: CreateSearchCriterionInput = {
        label: `label ${n}`,
      }

      return await service.createSearchCriteria(data)
    }

    const createSalesPerson = async (n: number) => {
      const data: CreateSalesPersonInput = {
        email: `email ${n}`,
      }

      return await service.createSalesPeople(data)
    }

    const createProductIndex = async (n: number) => {
      const data: CreateProductIndexInput = {}

      return await service.createProductIndices(data)
    }

    const createSheep = async (n: number) => {
      const data: CreateSheepInput = {
        name: `name ${n}`,
      }

      return await service.createSheep(data)
    }

    const createData = async (n: number) => {
      const data: CreateDataInput = {
        seen_at: new Date(Date.UTC(2030, 0, n)),
      }

      return await service.createData(data)
    }

    const createTimeSeries = async (n: number) => {
      const data: CreateTimeSeriesInput = {
        customer_id: `customer id ${n}`,
        value: n + 0.5,
      }

      return await service.createTimeSeries(data)
    }

    describe("approval statuses", () => {
      it("are created, found, updated and counted", async () => {
        const approvalStatus = await createApprovalStatus(1)
        await createApprovalStatus(2)

        const found = await service.retrieveApprovalStatus(approvalStatus.id)
        expect(found.id).toMatch(/^as_/)

        const [, count] = await service.listAndCountApprovalStatuses()
        expect(count).toEqual(2)
      })

      it("refuse a second row with the same name", async () => {
        const { name } = await createApprovalStatus(1)
        const { id } = await createApprovalStatus(2)

        const update = service.updateApprovalStatuses({ id, name })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("are soft-deleted and restored, with their quizzes", async () => {
        const { id } = await createApprovalStatus(1)
        await service.createQuizzes({
          title: "title 1",
          approval_status_id: id,
        })

        await service.softDeleteApprovalStatuses([id])
        expect(await service.listApprovalStatuses()).toHaveLength(0)
        expect(await service.listQuizzes()).toHaveLength(0)

        await service.restoreApprovalStatuses([id])
        expect(await service.listApprovalStatuses()).toHaveLength(1)
        expect(await service.listQuizzes()).toHaveLength(1)
      })
    })

    describe("quizzes", () => {
      it("are created, found, updated and counted", async () => {
        const quiz = await createQuiz(1)
        await createQuiz(2)

        const found = await service.retrieveQuiz(quiz.id)
        expect(found.id).toMatch(/^qz_/)

        const [, count] = await service.listAndCountQuizzes()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createQuiz(1)

        await service.softDeleteQuizzes([id])
        expect(await service.listQuizzes()).toHaveLength(0)

        await service.restoreQuizzes([id])
        expect(await service.listQuizzes()).toHaveLength(1)
      })
    })

    describe("search criteria", () => {
      it("are created, found, updated and counted", async () => {
        const searchCriterion = await createSearchCriterion(1)
        await createSearchCriterion(2)

        const found = await service.retrieveSearchCriterion(searchCriterion.id)
        expect(found.id).toMatch(/^sc_/)

        const [, count] = await service.listAndCountSearchCriteria()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createSearchCriterion(1)

        await service.softDeleteSearchCriteria([id])
        expect(await service.listSearchCriteria()).toHaveLength(0)

        await service.restoreSearchCriteria([id])
        expect(await service.listSearchCriteria()).toHaveLength(1)
      })
    })

    describe("sales people", () => {
      it("are created, found, updated and counted", async () => {
        const salesPerson = await createSalesPerson(1)
        await createSalesPerson(2)

        const found = await service.retrieveSalesPerson(salesPerson.id)
        expect(found.id).toMatch(/^sp_/)

        const [, count] = await service.listAndCountSalesPeople()
        expect(count).toEqual(2)
      })

      it("refuse a second row with the same email", async () => {
        const { email } = await createSalesPerson(1)
        const { id } = await createSalesPerson(2)

        const update = service.updateSalesPeople({ id, email })
        await expect(update).rejects.toThrow(/already exists/)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createSalesPerson(1)

        await service.softDeleteSalesPeople([id])
        expect(await service.listSalesPeople()).toHaveLength(0)

        await service.restoreSalesPeople([id])
        expect(await service.listSalesPeople()).toHaveLength(1)
      })
    })

    describe("product indices", () => {
      it("are created, found, updated and counted", async () => {
        const productIndex = await createProductIndex(1)
        await createProductIndex(2)

        const found = await service.retrieveProductIndex(productIndex.id)
        expect(found.id).toMatch(/^pi_/)
        expect(found.rank).toEqual(0)

        const [, count] = await service.listAndCountProductIndices()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createProductIndex(1)

        await service.softDeleteProductIndices([id])
        expect(await service.listProductIndices()).toHaveLength(0)

        await service.restoreProductIndices([id])
        expect(await service.listProductIndices()).toHaveLength(1)
      })
    })

    describe("sheep", () => {
      it("are created, found, updated and counted", async () => {
        const sheep = await createSheep(1)
        await createSheep(2)

        const found = await service.retrieveSheep(sheep.id)
        expect(found.id).toMatch(/^shp_/)

        const [, count] = await service.listAndCountSheep()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createSheep(1)

        await service.softDeleteSheep([id])
        expect(await service.listSheep()).toHaveLength(0)

        await service.restoreSheep([id])
        expect(await service.listSheep()).toHaveLength(1)
      })
    })

    describe("data", () => {
      it("are created, found, updated and counted", async () => {
        const dataRow = await createData(1)
        await createData(2)

        const found = await service.retrieveData(dataRow.id)
        expect(found.id).toMatch(/^dt_/)

        const [, count] = await service.listAndCountData()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createData(1)

        await service.softDeleteData([id])
        expect(await service.listData()).toHaveLength(0)

        await service.restoreData([id])
        expect(await service.listData()).toHaveLength(1)
      })
    })

    describe("time series", () => {
      it("are created, found, updated and counted", async () => {
        const timeSeries = await createTimeSeries(1)
        await createTimeSeries(2)

        const found = await service.retrieveTimeSeries(timeSeries.id)
        expect(found.id).toMatch(/^ts_/)

        const [, count] = await service.listAndCountTimeSeries()
        expect(count).toEqual(2)
      })

      it("are soft-deleted and restored", async () => {
        const { id } = await createTimeSeries(1)

        await service.softDeleteTimeSeries([id])
        expect(await service.listTimeSeries()).toHaveLength(0)

        await service.restoreTimeSeries([id])
        expect(await service.listTimeSeries()).toHaveLength(1)
      })
    })
  },
})
