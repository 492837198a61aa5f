import { MedusaService } from "@medusajs/framework/utils"
import { ApprovalStatus } from "./models/approval-status"
import { Data } from "./models/data"
import { ProductIndex } from "./models/product-index"
import { Quiz } from "./models/quiz"
import { SalesPerson } from "./models/sales-person"
import { SearchCriterion } from "./models/search-criterion"
import { Sheep } from "./models/sheep"
import { TimeSeries } from "./models/time-series"

class SurveyModuleService extends MedusaService({
  ApprovalStatus,
  Quiz,
  SearchCriterion,
  SalesPerson,
  ProductIndex,
  Sheep,
  Data,
  TimeSeries,
}) {
  // Medusa's types form these plurals otherwise than its run time does.
  declare listApprovalStatuses: this["listApprovalStatus"]
  declare listAndCountApprovalStatuses: this["listAndCountApprovalStatus"]
  declare createApprovalStatuses: this["createApprovalStatus"]
  declare updateApprovalStatuses: this["updateApprovalStatus"]
  declare deleteApprovalStatuses: this["deleteApprovalStatus"]
  declare softDeleteApprovalStatuses: this["softDeleteApprovalStatus"]
  declare restoreApprovalStatuses: this["restoreApprovalStatus"]

  declare listQuizzes: this["listQuizes"]
  declare listAndCountQuizzes: this["listAndCountQuizes"]
  declare createQuizzes: this["createQuizes"]
  declare updateQuizzes: this["updateQuizes"]
  declare deleteQuizzes: this["deleteQuizes"]
  declare softDeleteQuizzes: this["softDeleteQuizes"]
  declare restoreQuizzes: this["restoreQuizes"]

  declare listSearchCriteria: this["listSearchCriterions"]
  declare listAndCountSearchCriteria: this["listAndCountSearchCriterions"]
  declare createSearchCriteria: this["createSearchCriterions"]
  declare updateSearchCriteria: this["updateSearchCriterions"]
  declare deleteSearchCriteria: this["deleteSearchCriterions"]
  declare softDeleteSearchCriteria: this["softDeleteSearchCriterions"]
  declare restoreSearchCriteria: this["restoreSearchCriterions"]

  declare listSalesPeople: this["listSalesPersons"]
  declare listAndCountSalesPeople: this["listAndCountSalesPersons"]
  declare createSalesPeople: this["createSalesPersons"]
  declare updateSalesPeople: this["updateSalesPersons"]
  declare deleteSalesPeople: this["deleteSalesPersons"]
  declare softDeleteSalesPeople: this["softDeleteSalesPersons"]
  declare restoreSalesPeople: this["restoreSalesPersons"]

  declare listProductIndices: this["listProductIndexes"]
  declare listAndCountProductIndices: this["listAndCountProductIndexes"]
  declare createProductIndices: this["createProductIndexes"]
  declare updateProductIndices: this["updateProductIndexes"]
  declare deleteProductIndices: this["deleteProductIndexes"]
  declare softDeleteProductIndices: this["softDeleteProductIndexes"]
  declare restoreProductIndices: this["restoreProductIndexes"]

  declare listData: this["listDatas"]
  declare listAndCountData: this["listAndCountDatas"]
  declare createData: this["createDatas"]
  declare updateData: this["updateDatas"]
  declare deleteData: this["deleteDatas"]
  declare softDeleteData: this["softDeleteDatas"]
  declare restoreData: this["restoreDatas"]
}

export default SurveyModuleService
