import { defineMiddlewares } from "@medusajs/framework/http"
import { adminApprovalStatusesMiddlewares } from "./admin/approval-statuses/middlewares"
import { adminQuizzesMiddlewares } from "./admin/quizzes/middlewares"
import { adminSearchCriteriaMiddlewares } from "./admin/search-criteria/middlewares"
import { adminSalesPeopleMiddlewares } from "./admin/sales-people/middlewares"
import { adminProductIndicesMiddlewares } from "./admin/product-indices/middlewares"
import { adminSheepMiddlewares } from "./admin/sheep/middlewares"
import { adminSurveyDataMiddlewares } from "./admin/survey-data/middlewares"
import { storeCustomersMeTimeSeriesMiddlewares } from "./store/customers/me/time-series/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminApprovalStatusesMiddlewares,
    ...adminQuizzesMiddlewares,
    ...adminSearchCriteriaMiddlewares,
    ...adminSalesPeopleMiddlewares,
    ...adminProductIndicesMiddlewares,
    ...adminSheepMiddlewares,
    ...adminSurveyDataMiddlewares,
    ...storeCustomersMeTimeSeriesMiddlewares,
  ],
})
