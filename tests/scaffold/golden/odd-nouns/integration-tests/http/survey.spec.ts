import {
  createStep,
  createWorkflow,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { SURVEY_MODULE } from "../../src/modules/survey"
import SurveyModuleService from "../../src/modules/survey/service"
import {
  CreateApprovalStatusInput,
  CreateDataInput,
  CreateProductIndexInput,
  CreateQuizInput,
  CreateSalesPersonInput,
  CreateSearchCriterionInput,
  CreateSheepInput,
  CreateTimeSeriesInput,
  UpdateApprovalStatusInput,
  UpdateDataInput,
  UpdateProductIndexInput,
  UpdateQuizInput,
  UpdateSalesPersonInput,
  UpdateSearchCriterionInput,
  UpdateSheepInput,
  UpdateTimeSeriesInput,
} from "../../src/modules/survey/types"
import { createApprovalStatusesStep } from "../../src/workflows/survey/steps/create-approval-statuses"
import { createDataStep } from "../../src/workflows/survey/steps/create-data"
import { createProductIndicesStep } from "../../src/workflows/survey/steps/create-product-indices"
import { createQuizzesStep } from "../../src/workflows/survey/steps/create-quizzes"
import { createSalesPeopleStep } from "../../src/workflows/survey/steps/create-sales-people"
import { createSearchCriteriaStep } from "../../src/workflows/survey/steps/create-search-criteria"
import { createSheepStep } from "../../src/workflows/survey/steps/create-sheep"
import { createTimeSeriesStep } from "../../src/workflows/survey/steps/create-time-series"
import { deleteApprovalStatusesStep } from "../../src/workflows/survey/steps/delete-approval-statuses"
import { deleteDataStep } from "../../src/workflows/survey/steps/delete-data"
import { deleteProductIndicesStep } from "../../src/workflows/survey/steps/delete-product-indices"
import { deleteQuizzesStep } from "../../src/workflows/survey/steps/delete-quizzes"
import { deleteSalesPeopleStep } from "../../src/workflows/survey/steps/delete-sales-people"
import { deleteSearchCriteriaStep } from "../../src/workflows/survey/steps/delete-search-criteria"
import { deleteSheepStep } from "../../src/workflows/survey/steps/delete-sheep"
import { deleteTimeSeriesStep } from "../../src/workflows/survey/steps/delete-time-series"
import { updateApprovalStatusesStep } from "../../src/workflows/survey/steps/update-approval-statuses"
import { updateDataStep } from "../../src/workflows/survey/steps/update-data"
import { updateProductIndicesStep } from "../../src/workflows/survey/steps/update-product-indices"
import { updateQuizzesStep } from "../../src/workflows/survey/steps/update-quizzes"
import { updateSalesPeopleStep } from "../../src/workflows/survey/steps/update-sales-people"
import { updateSearchCriteriaStep } from "../../src/workflows/survey/steps/update-search-criteria"
import { updateSheepStep } from "../../src/workflows/survey/steps/update-sheep"
import { updateTimeSeriesStep } from "../../src/workflows/survey/steps/update-time-series"
import {
  adminRequest,
  customerRequest,
  refusalOf,
  storeRequest,
} from "../helpers/requests"

jest.setTimeout(120 * 1000)

const failStep = createStep("fail-after-survey-step", async () => {
  throw new Error("a later step fails")
})

const createApprovalStatusesThenFail = createWorkflow(
  "create-approval-statuses-then-fail",
  (input: CreateApprovalStatusInput[]) => {
    const result = createApprovalStatusesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createDataThenFail = createWorkflow(
  "create-data-then-fail",
  (input: CreateDataInput[]) => {
    const result = createDataStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createProductIndicesThenFail = createWorkflow(
  "create-product-indices-then-fail",
  (input: CreateProductIndexInput[]) => {
    const result = createProductIndicesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createQuizzesThenFail = createWorkflow(
  "create-quizzes-then-fail",
  (input: CreateQuizInput[]) => {
    const result = createQuizzesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createSalesPeopleThenFail = createWorkflow(
  "create-sales-people-then-fail",
  (input: CreateSalesPersonInput[]) => {
    const result = createSalesPeopleStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createSearchCriteriaThenFail = createWorkflow(
  "create-search-criteria-then-fail",
  (input: CreateSearchCriterionInput[]) => {
    const result = createSearchCriteriaStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createSheepThenFail = createWorkflow(
  "create-sheep-then-fail",
  (input: CreateSheepInput[]) => {
    const result = createSheepStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const createTimeSeriesThenFail = createWorkflow(
  "create-time-series-then-fail",
  (input: CreateTimeSeriesInput[]) => {
    const result = createTimeSeriesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteApprovalStatusesThenFail = createWorkflow(
  "delete-approval-statuses-then-fail",
  (input: string[]) => {
    const result = deleteApprovalStatusesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteDataThenFail = createWorkflow(
  "delete-data-then-fail",
  (input: string[]) => {
    const result = deleteDataStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteProductIndicesThenFail = createWorkflow(
  "delete-product-indices-then-fail",
  (input: string[]) => {
    const result = deleteProductIndicesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteQuizzesThenFail = createWorkflow(
  "delete-quizzes-then-fail",
  (input: string[]) => {
    const result = deleteQuizzesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteSalesPeopleThenFail = createWorkflow(
  "delete-sales-people-then-fail",
  (input: string[]) => {
    const result = deleteSalesPeopleStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteSearchCriteriaThenFail = createWorkflow(
  "delete-search-criteria-then-fail",
  (input: string[]) => {
    const result = deleteSearchCriteriaStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteSheepThenFail = createWorkflow(
  "delete-sheep-then-fail",
  (input: string[]) => {
    const result = deleteSheepStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const deleteTimeSeriesThenFail = createWorkflow(
  "delete-time-series-then-fail",
  (input: string[]) => {
    const result = deleteTimeSeriesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateApprovalStatusesThenFail = createWorkflow(
  "update-approval-statuses-then-fail",
  (input: UpdateApprovalStatusInput[]) => {
    const result = updateApprovalStatusesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateDataThenFail = createWorkflow(
  "update-data-then-fail",
  (input: UpdateDataInput[]) => {
    const result = updateDataStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateProductIndicesThenFail = createWorkflow(
  "update-product-indices-then-fail",
  (input: UpdateProductIndexInput[]) => {
    const result = updateProductIndicesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateQuizzesThenFail = createWorkflow(
  "update-quizzes-then-fail",
  (input: UpdateQuizInput[]) => {
    const result = updateQuizzesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateSalesPeopleThenFail = createWorkflow(
  "update-sales-people-then-fail",
  (input: UpdateSalesPersonInput[]) => {
    const result = updateSalesPeopleStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateSearchCriteriaThenFail = createWorkflow(
  "update-search-criteria-then-fail",
  (input: UpdateSearchCriterionInput[]) => {
    const result = updateSearchCriteriaStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateSheepThenFail = createWorkflow(
  "update-sheep-then-fail",
  (input: UpdateSheepInput[]) => {
    const result = updateSheepStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

const updateTimeSeriesThenFail = createWorkflow(
  "update-time-series-then-fail",
  (input: UpdateTimeSeriesInput[]) => {
    const result = updateTimeSeriesStep(input)
    failStep()

    return new WorkflowResponse(result)
  }
)

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    const service = (): SurveyModuleService =>
      getContainer().resolve(SURVEY_MODULE)

    const newApprovalStatus = (n: number) => ({
      name: `name ${n}`,
    })
    const createApprovalStatus = async (n: number) =>
      await service().createApprovalStatuses(newApprovalStatus(n))

    const newQuiz = async (n: number) => ({
      title: `title ${n}`,
      approval_status_id: (await createApprovalStatus(n)).id,
    })
    const createQuiz = async (n: number) =>
      await service().createQuizzes(await newQuiz(n))

    const newSearchCriterion = (n: number) => ({
      label: `label ${n}`,
    })
    const createSearchCriterion = async (n: number) =>
      await service().createSearchCriteria(newSearchCriterion(n))

    const newSalesPerson = (n: number) => ({
      email: `email ${n}`,
    })
    const createSalesPerson = async (n: number) =>
      await service().createSalesPeople(newSalesPerson(n))

    const newProductIndex = (_n: number) => ({})
    const createProductIndex = async (n: number) =>
      await service().createProductIndices(newProductIndex(n))

    const newSheep = (n: number) => ({
      name: `name ${n}`,
    })
    const createSheep = async (n: number) =>
      await service().createSheep(newSheep(n))

    const newData = (n: number) => ({
      seen_at: new Date(Date.UTC(2030, 0, n)),
    })
    const createData = async (n: number) =>
      await service().createData(newData(n))

    const newTimeSeries = (n: number) => ({
      value: n + 0.5,
    })
    const createTimeSeries = async (n: number, customer_id = "cus_1") =>
      await service().createTimeSeries({
        ...newTimeSeries(n),
        customer_id,
      })

    describe("/admin/approval-statuses", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/approval-statuses"))
        expect(refusal.status).toEqual(401)
      })

      it("creates an approval status", async () => {
        const body = newApprovalStatus(1)
        const { data } = await api.post("/admin/approval-statuses", body, admin)

        expect(data.approval_status).toMatchObject(body)
      })

      it("creates an approval status with its quizzes", async () => {
        const { data } = await api.post(
          "/admin/approval-statuses",
          {
            ...newApprovalStatus(1),
            quizzes: [
              {
                title: "title 1",
              },
            ],
          },
          admin
        )
        expect(data.approval_status.quizzes).toHaveLength(1)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newApprovalStatus(1)
        const { name, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/approval-statuses", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listApprovalStatuses()).toHaveLength(0)
      })

      it("lists approval statuses page by page", async () => {
        await createApprovalStatus(1)
        await createApprovalStatus(2)

        const { data } = await api.get(
          "/admin/approval-statuses?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.approval_statuses).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/approval-statuses?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters approval statuses and returns the fields asked for", async () => {
        const { id } = await createApprovalStatus(1)
        await createApprovalStatus(2)

        const { data } = await api.get(
          `/admin/approval-statuses?id=${id}&fields=id`,
          admin
        )
        expect(data.approval_statuses).toEqual([{ id }])
      })

      it("searches approval statuses", async () => {
        const { id } = await createApprovalStatus(1)
        await createApprovalStatus(2)

        const { data } = await api.get(
          "/admin/approval-statuses?q=name%201",
          admin
        )
        expect(data.approval_statuses.map((row) => row.id)).toEqual([id])
      })

      it("returns one approval status", async () => {
        const { id } = await createApprovalStatus(1)

        const { data } = await api.get(`/admin/approval-statuses/${id}`, admin)
        expect(data.approval_status.id).toEqual(id)
      })

      it("updates an approval status", async () => {
        const { id } = await createApprovalStatus(1)

        const { data } = await api.post(
          `/admin/approval-statuses/${id}`,
          { name: "name 2" },
          admin
        )
        expect(data.approval_status.name).toEqual("name 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createApprovalStatus(1)

        const refusal = await refusalOf(
          api.post(
            `/admin/approval-statuses/${id}`,
            { unknown_field: true },
            admin
          )
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes an approval status", async () => {
        const { id } = await createApprovalStatus(1)

        const { data } = await api.delete(
          `/admin/approval-statuses/${id}`,
          admin
        )
        expect(data).toEqual({ id, object: "approval_status", deleted: true })
        expect(await service().listApprovalStatuses({ id })).toHaveLength(0)
      })

      it("does not find an approval status that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/approval-statuses/missing", admin)),
          await refusalOf(
            api.post("/admin/approval-statuses/missing", {}, admin)
          ),
          await refusalOf(
            api.delete("/admin/approval-statuses/missing", admin)
          ),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/quizzes", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/quizzes"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a quiz", async () => {
        const body = await newQuiz(1)
        const { data } = await api.post("/admin/quizzes", body, admin)

        expect(data.quiz).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = await newQuiz(1)
        const { title, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/quizzes", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listQuizzes()).toHaveLength(0)
      })

      it("lists quizzes page by page", async () => {
        await createQuiz(1)
        await createQuiz(2)

        const { data } = await api.get(
          "/admin/quizzes?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.quizzes).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/quizzes?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters quizzes and returns the fields asked for", async () => {
        const { id } = await createQuiz(1)
        await createQuiz(2)

        const { data } = await api.get(
          `/admin/quizzes?id=${id}&fields=id`,
          admin
        )
        expect(data.quizzes).toEqual([{ id }])
      })

      it("returns one quiz", async () => {
        const { id } = await createQuiz(1)

        const { data } = await api.get(`/admin/quizzes/${id}`, admin)
        expect(data.quiz.id).toEqual(id)
      })

      it("updates a quiz", async () => {
        const { id } = await createQuiz(1)

        const { data } = await api.post(
          `/admin/quizzes/${id}`,
          { title: "title 2" },
          admin
        )
        expect(data.quiz.title).toEqual("title 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createQuiz(1)

        const refusal = await refusalOf(
          api.post(`/admin/quizzes/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a quiz", async () => {
        const { id } = await createQuiz(1)

        const { data } = await api.delete(`/admin/quizzes/${id}`, admin)
        expect(data).toEqual({ id, object: "quiz", deleted: true })
        expect(await service().listQuizzes({ id })).toHaveLength(0)
      })

      it("does not find a quiz that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/quizzes/missing", admin)),
          await refusalOf(api.post("/admin/quizzes/missing", {}, admin)),
          await refusalOf(api.delete("/admin/quizzes/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/search-criteria", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/search-criteria"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a search criterion", async () => {
        const body = newSearchCriterion(1)
        const { data } = await api.post("/admin/search-criteria", body, admin)

        expect(data.search_criterion).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newSearchCriterion(1)
        const { label, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/search-criteria", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listSearchCriteria()).toHaveLength(0)
      })

      it("lists search criteria page by page", async () => {
        await createSearchCriterion(1)
        await createSearchCriterion(2)

        const { data } = await api.get(
          "/admin/search-criteria?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.search_criteria).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/search-criteria?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters search criteria and returns the fields asked for", async () => {
        const { id } = await createSearchCriterion(1)
        await createSearchCriterion(2)

        const { data } = await api.get(
          `/admin/search-criteria?id=${id}&fields=id`,
          admin
        )
        expect(data.search_criteria).toEqual([{ id }])
      })

      it("returns one search criterion", async () => {
        const { id } = await createSearchCriterion(1)

        const { data } = await api.get(`/admin/search-criteria/${id}`, admin)
        expect(data.search_criterion.id).toEqual(id)
      })

      it("updates a search criterion", async () => {
        const { id } = await createSearchCriterion(1)

        const { data } = await api.post(
          `/admin/search-criteria/${id}`,
          { label: "label 2" },
          admin
        )
        expect(data.search_criterion.label).toEqual("label 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createSearchCriterion(1)

        const refusal = await refusalOf(
          api.post(
            `/admin/search-criteria/${id}`,
            { unknown_field: true },
            admin
          )
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a search criterion", async () => {
        const { id } = await createSearchCriterion(1)

        const { data } = await api.delete(`/admin/search-criteria/${id}`, admin)
        expect(data).toEqual({ id, object: "search_criterion", deleted: true })
        expect(await service().listSearchCriteria({ id })).toHaveLength(0)
      })

      it("does not find a search criterion that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/search-criteria/missing", admin)),
          await refusalOf(
            api.post("/admin/search-criteria/missing", {}, admin)
          ),
          await refusalOf(api.delete("/admin/search-criteria/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/sales-people", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/sales-people"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a sales person", async () => {
        const body = newSalesPerson(1)
        const { data } = await api.post("/admin/sales-people", body, admin)

        expect(data.sales_person).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newSalesPerson(1)
        const { email, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/sales-people", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listSalesPeople()).toHaveLength(0)
      })

      it("lists sales people page by page", async () => {
        await createSalesPerson(1)
        await createSalesPerson(2)

        const { data } = await api.get(
          "/admin/sales-people?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.sales_people).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/sales-people?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters sales people and returns the fields asked for", async () => {
        const { id } = await createSalesPerson(1)
        await createSalesPerson(2)

        const { data } = await api.get(
          `/admin/sales-people?id=${id}&fields=id`,
          admin
        )
        expect(data.sales_people).toEqual([{ id }])
      })

      it("returns one sales person", async () => {
        const { id } = await createSalesPerson(1)

        const { data } = await api.get(`/admin/sales-people/${id}`, admin)
        expect(data.sales_person.id).toEqual(id)
      })

      it("updates a sales person", async () => {
        const { id } = await createSalesPerson(1)

        const { data } = await api.post(
          `/admin/sales-people/${id}`,
          { email: "email 2" },
          admin
        )
        expect(data.sales_person.email).toEqual("email 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createSalesPerson(1)

        const refusal = await refusalOf(
          api.post(`/admin/sales-people/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a sales person", async () => {
        const { id } = await createSalesPerson(1)

        const { data } = await api.delete(`/admin/sales-people/${id}`, admin)
        expect(data).toEqual({ id, object: "sales_person", deleted: true })
        expect(await service().listSalesPeople({ id })).toHaveLength(0)
      })

      it("does not find a sales person that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/sales-people/missing", admin)),
          await refusalOf(api.post("/admin/sales-people/missing", {}, admin)),
          await refusalOf(api.delete("/admin/sales-people/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/product-indices", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/product-indices"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a product index", async () => {
        const body = newProductIndex(1)
        const { data } = await api.post("/admin/product-indices", body, admin)

        expect(data.product_index).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newProductIndex(1)

        for (const body of [{ ...valid, unknown_field: true }]) {
          const refusal = await refusalOf(
            api.post("/admin/product-indices", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listProductIndices()).toHaveLength(0)
      })

      it("lists product indices page by page", async () => {
        await createProductIndex(1)
        await createProductIndex(2)

        const { data } = await api.get(
          "/admin/product-indices?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.product_indices).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/product-indices?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters product indices and returns the fields asked for", async () => {
        const { id } = await createProductIndex(1)
        await createProductIndex(2)

        const { data } = await api.get(
          `/admin/product-indices?id=${id}&fields=id`,
          admin
        )
        expect(data.product_indices).toEqual([{ id }])
      })

      it("returns one product index", async () => {
        const { id } = await createProductIndex(1)

        const { data } = await api.get(`/admin/product-indices/${id}`, admin)
        expect(data.product_index.id).toEqual(id)
      })

      it("updates a product index", async () => {
        const { id } = await createProductIndex(1)

        const { data } = await api.post(
          `/admin/product-indices/${id}`,
          { rank: 2 },
          admin
        )
        expect(data.product_index.rank).toEqual(2)
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createProductIndex(1)

        const refusal = await refusalOf(
          api.post(
            `/admin/product-indices/${id}`,
            { unknown_field: true },
            admin
          )
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a product index", async () => {
        const { id } = await createProductIndex(1)

        const { data } = await api.delete(`/admin/product-indices/${id}`, admin)
        expect(data).toEqual({ id, object: "product_index", deleted: true })
        expect(await service().listProductIndices({ id })).toHaveLength(0)
      })

      it("does not find a product index that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/product-indices/missing", admin)),
          await refusalOf(
            api.post("/admin/product-indices/missing", {}, admin)
          ),
          await refusalOf(api.delete("/admin/product-indices/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/sheep", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/sheep"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a sheep", async () => {
        const body = newSheep(1)
        const { data } = await api.post("/admin/sheep", body, admin)

        expect(data.sheep).toMatchObject(body)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newSheep(1)
        const { name, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(api.post("/admin/sheep", body, admin))
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listSheep()).toHaveLength(0)
      })

      it("lists sheep page by page", async () => {
        await createSheep(1)
        await createSheep(2)

        const { data } = await api.get(
          "/admin/sheep?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.sheep).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/sheep?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters sheep and returns the fields asked for", async () => {
        const { id } = await createSheep(1)
        await createSheep(2)

        const { data } = await api.get(`/admin/sheep?id=${id}&fields=id`, admin)
        expect(data.sheep).toEqual([{ id }])
      })

      it("searches sheep", async () => {
        const { id } = await createSheep(1)
        await createSheep(2)

        const { data } = await api.get("/admin/sheep?q=name%201", admin)
        expect(data.sheep.map((row) => row.id)).toEqual([id])
      })

      it("returns one sheep", async () => {
        const { id } = await createSheep(1)

        const { data } = await api.get(`/admin/sheep/${id}`, admin)
        expect(data.sheep.id).toEqual(id)
      })

      it("updates a sheep", async () => {
        const { id } = await createSheep(1)

        const { data } = await api.post(
          `/admin/sheep/${id}`,
          { name: "name 2" },
          admin
        )
        expect(data.sheep.name).toEqual("name 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createSheep(1)

        const refusal = await refusalOf(
          api.post(`/admin/sheep/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a sheep", async () => {
        const { id } = await createSheep(1)

        const { data } = await api.delete(`/admin/sheep/${id}`, admin)
        expect(data).toEqual({ id, object: "sheep", deleted: true })
        expect(await service().listSheep({ id })).toHaveLength(0)
      })

      it("does not find a sheep that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/sheep/missing", admin)),
          await refusalOf(api.post("/admin/sheep/missing", {}, admin)),
          await refusalOf(api.delete("/admin/sheep/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/admin/survey-data", () => {
      let admin: Awaited<ReturnType<typeof adminRequest>>

      beforeEach(async () => {
        admin = await adminRequest(getContainer())
      })

      it("turns visitors away", async () => {
        const refusal = await refusalOf(api.get("/admin/survey-data"))
        expect(refusal.status).toEqual(401)
      })

      it("creates a data", async () => {
        const body = newData(1)
        const { data } = await api.post("/admin/survey-data", body, admin)

        expect(data.data).toMatchObject(JSON.parse(JSON.stringify(body)))
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newData(1)
        const { seen_at, ...incomplete } = valid

        for (const body of [{ ...valid, unknown_field: true }, incomplete]) {
          const refusal = await refusalOf(
            api.post("/admin/survey-data", body, admin)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listData()).toHaveLength(0)
      })

      it("lists data page by page", async () => {
        await createData(1)
        await createData(2)

        const { data } = await api.get(
          "/admin/survey-data?offset=1&limit=1&order=-created_at",
          admin
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.data).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/admin/survey-data?${page}`, admin)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters data and returns the fields asked for", async () => {
        const { id } = await createData(1)
        await createData(2)

        const { data } = await api.get(
          `/admin/survey-data?id=${id}&fields=id`,
          admin
        )
        expect(data.data).toEqual([{ id }])
      })

      it("returns one data", async () => {
        const { id } = await createData(1)

        const { data } = await api.get(`/admin/survey-data/${id}`, admin)
        expect(data.data.id).toEqual(id)
      })

      it("updates a data", async () => {
        const { id } = await createData(1)

        const { data } = await api.post(
          `/admin/survey-data/${id}`,
          { note: "note 2" },
          admin
        )
        expect(data.data.note).toEqual("note 2")
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createData(1)

        const refusal = await refusalOf(
          api.post(`/admin/survey-data/${id}`, { unknown_field: true }, admin)
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a data", async () => {
        const { id } = await createData(1)

        const { data } = await api.delete(`/admin/survey-data/${id}`, admin)
        expect(data).toEqual({ id, object: "data", deleted: true })
        expect(await service().listData({ id })).toHaveLength(0)
      })

      it("does not find a data that is not there", async () => {
        const refusals = [
          await refusalOf(api.get("/admin/survey-data/missing", admin)),
          await refusalOf(api.post("/admin/survey-data/missing", {}, admin)),
          await refusalOf(api.delete("/admin/survey-data/missing", admin)),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })
    })

    describe("/store/customers/me/time-series", () => {
      let customer: Awaited<ReturnType<typeof customerRequest>>
      let stranger: Awaited<ReturnType<typeof customerRequest>>

      beforeEach(async () => {
        customer = await customerRequest(getContainer())
        stranger = await customerRequest(getContainer(), "stranger@example.com")
      })

      it("asks for a publishable key", async () => {
        const refusal = await refusalOf(
          api.get("/store/customers/me/time-series")
        )
        expect(refusal.status).toEqual(400)
      })

      it("asks for a login", async () => {
        const visitor = await storeRequest(getContainer())
        const refusal = await refusalOf(
          api.get("/store/customers/me/time-series", visitor)
        )
        expect(refusal.status).toEqual(401)
      })

      it("creates a time series", async () => {
        const body = newTimeSeries(1)
        const { data } = await api.post(
          "/store/customers/me/time-series",
          body,
          customer
        )

        expect(data.time_series).toMatchObject(body)

        const row = await service().retrieveTimeSeries(data.time_series.id)
        expect(row.customer_id).toEqual(customer.customer_id)
      })

      it("refuses to create from a body that is not valid", async () => {
        const valid = newTimeSeries(1)
        const { value, ...incomplete } = valid

        for (const body of [
          { ...valid, unknown_field: true },
          { ...valid, customer_id: stranger.customer_id },
          incomplete,
        ]) {
          const refusal = await refusalOf(
            api.post("/store/customers/me/time-series", body, customer)
          )
          expect(refusal.status).toEqual(400)
          expect(refusal.data.type).toEqual("invalid_data")
        }
        expect(await service().listTimeSeries()).toHaveLength(0)
      })

      it("lists time series page by page", async () => {
        await createTimeSeries(1, customer.customer_id)
        await createTimeSeries(2, customer.customer_id)
        await createTimeSeries(3, stranger.customer_id)

        const { data } = await api.get(
          "/store/customers/me/time-series?offset=1&limit=1&order=-created_at",
          customer
        )
        expect(data).toMatchObject({ count: 2, offset: 1, limit: 1 })
        expect(data.time_series).toHaveLength(1)
      })

      it("refuses pages that are too long or do not exist", async () => {
        for (const page of ["limit=101", "limit=-1", "offset=-1", "limit=x"]) {
          const refusal = await refusalOf(
            api.get(`/store/customers/me/time-series?${page}`, customer)
          )
          expect(refusal.status).toEqual(400)
        }
      })

      it("filters time series and returns the fields asked for", async () => {
        const { id } = await createTimeSeries(1, customer.customer_id)
        await createTimeSeries(2, customer.customer_id)

        const { data } = await api.get(
          `/store/customers/me/time-series?id=${id}&fields=id,deleted_at`,
          customer
        )
        expect(data.time_series).toEqual([{ id }])
      })

      it("returns one time series", async () => {
        const { id } = await createTimeSeries(1, customer.customer_id)

        const { data } = await api.get(
          `/store/customers/me/time-series/${id}`,
          customer
        )
        expect(data.time_series.id).toEqual(id)
      })

      it("updates a time series", async () => {
        const { id } = await createTimeSeries(1, customer.customer_id)

        const { data } = await api.post(
          `/store/customers/me/time-series/${id}`,
          { value: 2.5 },
          customer
        )
        expect(data.time_series.value).toEqual(2.5)
      })

      it("refuses to update from a body that is not valid", async () => {
        const { id } = await createTimeSeries(1, customer.customer_id)

        const refusal = await refusalOf(
          api.post(
            `/store/customers/me/time-series/${id}`,
            { unknown_field: true },
            customer
          )
        )
        expect(refusal.status).toEqual(400)
      })

      it("deletes a time series", async () => {
        const { id } = await createTimeSeries(1, customer.customer_id)

        const { data } = await api.delete(
          `/store/customers/me/time-series/${id}`,
          customer
        )
        expect(data).toEqual({ id, object: "time_series", deleted: true })
        expect(await service().listTimeSeries({ id })).toHaveLength(0)
      })

      it("does not find a time series that is not there", async () => {
        const refusals = [
          await refusalOf(
            api.get("/store/customers/me/time-series/missing", customer)
          ),
          await refusalOf(
            api.post("/store/customers/me/time-series/missing", {}, customer)
          ),
          await refusalOf(
            api.delete("/store/customers/me/time-series/missing", customer)
          ),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
          expect(refusal.data.type).toEqual("not_found")
        }
      })

      it("does not find, change or delete a stranger's", async () => {
        const { id } = await createTimeSeries(1, stranger.customer_id)
        const before = await service().retrieveTimeSeries(id)

        const refusals = [
          await refusalOf(
            api.get(`/store/customers/me/time-series/${id}`, customer)
          ),
          await refusalOf(
            api.post(
              `/store/customers/me/time-series/${id}`,
              { value: 2.5 },
              customer
            )
          ),
          await refusalOf(
            api.delete(`/store/customers/me/time-series/${id}`, customer)
          ),
        ]
        for (const refusal of refusals) {
          expect(refusal.status).toEqual(404)
        }
        expect(await service().retrieveTimeSeries(id)).toEqual(before)
      })
    })

    describe("approval statuses, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createApprovalStatusesThenFail(
          getContainer()
        ).run({
          input: [newApprovalStatus(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listApprovalStatuses()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createApprovalStatus(1)
        const before = await service().retrieveApprovalStatus(id)

        const { errors } = await updateApprovalStatusesThenFail(
          getContainer()
        ).run({
          input: [
            {
              id,
              name: "name 2",
              settings: { n: 2 },
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveApprovalStatus(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createApprovalStatus(1)
        const { id: gone } = await createApprovalStatus(2)
        await service().softDeleteApprovalStatuses([gone])
        const goneQuiz = await service().createQuizzes({
          title: "title 1",
          approval_status_id: id,
        })
        await service().softDeleteQuizzes([goneQuiz.id])
        await service().createQuizzes({
          title: "title 2",
          approval_status_id: id,
        })

        const { errors } = await deleteApprovalStatusesThenFail(
          getContainer()
        ).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listApprovalStatuses({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
        expect(
          await service().listQuizzes({ approval_status_id: id })
        ).toHaveLength(1)
      })
    })

    describe("quizzes, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createQuizzesThenFail(getContainer()).run({
          input: [await newQuiz(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listQuizzes()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createQuiz(1)
        await service().updateQuizzes({
          id,
          score: "12345678901234567.123" as never,
        })
        const before = await service().retrieveQuiz(id)

        const { errors } = await updateQuizzesThenFail(getContainer()).run({
          input: [
            {
              id,
              title: "title 2",
              score: 2.25,
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveQuiz(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createQuiz(1)
        const { id: gone } = await createQuiz(2)
        await service().softDeleteQuizzes([gone])

        const { errors } = await deleteQuizzesThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listQuizzes({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })

    describe("search criteria, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createSearchCriteriaThenFail(
          getContainer()
        ).run({
          input: [newSearchCriterion(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listSearchCriteria()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createSearchCriterion(1)
        const before = await service().retrieveSearchCriterion(id)

        const { errors } = await updateSearchCriteriaThenFail(
          getContainer()
        ).run({
          input: [
            {
              id,
              label: "label 2",
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveSearchCriterion(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createSearchCriterion(1)
        const { id: gone } = await createSearchCriterion(2)
        await service().softDeleteSearchCriteria([gone])

        const { errors } = await deleteSearchCriteriaThenFail(
          getContainer()
        ).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listSearchCriteria({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })

    describe("sales people, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createSalesPeopleThenFail(getContainer()).run({
          input: [newSalesPerson(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listSalesPeople()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createSalesPerson(1)
        const before = await service().retrieveSalesPerson(id)

        const { errors } = await updateSalesPeopleThenFail(getContainer()).run({
          input: [
            {
              id,
              email: "email 2",
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveSalesPerson(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createSalesPerson(1)
        const { id: gone } = await createSalesPerson(2)
        await service().softDeleteSalesPeople([gone])

        const { errors } = await deleteSalesPeopleThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listSalesPeople({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })

    describe("product indices, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createProductIndicesThenFail(
          getContainer()
        ).run({
          input: [newProductIndex(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listProductIndices()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createProductIndex(1)
        const before = await service().retrieveProductIndex(id)

        const { errors } = await updateProductIndicesThenFail(
          getContainer()
        ).run({
          input: [
            {
              id,
              rank: 2,
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveProductIndex(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createProductIndex(1)
        const { id: gone } = await createProductIndex(2)
        await service().softDeleteProductIndices([gone])

        const { errors } = await deleteProductIndicesThenFail(
          getContainer()
        ).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listProductIndices({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })

    describe("sheep, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createSheepThenFail(getContainer()).run({
          input: [newSheep(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listSheep()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createSheep(1)
        const before = await service().retrieveSheep(id)

        const { errors } = await updateSheepThenFail(getContainer()).run({
          input: [
            {
              id,
              name: "name 2",
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveSheep(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createSheep(1)
        const { id: gone } = await createSheep(2)
        await service().softDeleteSheep([gone])

        const { errors } = await deleteSheepThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listSheep({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })

    describe("data, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createDataThenFail(getContainer()).run({
          input: [newData(1)],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listData()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createData(1)
        const before = await service().retrieveData(id)

        const { errors } = await updateDataThenFail(getContainer()).run({
          input: [
            {
              id,
              note: "note 2",
              seen_at: new Date(Date.UTC(2030, 0, 2)),
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveData(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createData(1)
        const { id: gone } = await createData(2)
        await service().softDeleteData([gone])

        const { errors } = await deleteDataThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listData({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })

    describe("time series, when a later step fails", () => {
      it("are not created", async () => {
        const { errors } = await createTimeSeriesThenFail(getContainer()).run({
          input: [{ ...newTimeSeries(1), customer_id: "cus_1" }],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().listTimeSeries()).toHaveLength(0)
      })

      it("are what they were", async () => {
        const { id } = await createTimeSeries(1)
        const before = await service().retrieveTimeSeries(id)

        const { errors } = await updateTimeSeriesThenFail(getContainer()).run({
          input: [
            {
              id,
              value: 2.5,
            },
          ],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        expect(await service().retrieveTimeSeries(id)).toEqual({
          ...before,
          updated_at: expect.anything(),
        })
      })

      it("are not deleted", async () => {
        const { id } = await createTimeSeries(1)
        const { id: gone } = await createTimeSeries(2)
        await service().softDeleteTimeSeries([gone])

        const { errors } = await deleteTimeSeriesThenFail(getContainer()).run({
          input: [id, gone],
          throwOnError: false,
        })
        expect(errors).toHaveLength(1)

        const found = await service().listTimeSeries({ id: [id, gone] })
        expect(found.map((row) => row.id)).toEqual([id])
      })
    })
  },
})
