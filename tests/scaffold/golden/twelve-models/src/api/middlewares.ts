import { defineMiddlewares } from "@medusajs/framework/http"
import { adminArticlesMiddlewares } from "./admin/articles/middlewares"
import { adminSectionsMiddlewares } from "./admin/sections/middlewares"
import { adminAuthorsMiddlewares } from "./admin/authors/middlewares"
import { adminCreditsMiddlewares } from "./admin/credits/middlewares"
import { adminSummariesMiddlewares } from "./admin/summaries/middlewares"
import { adminPicturesMiddlewares } from "./admin/pictures/middlewares"
import { adminTagsMiddlewares } from "./admin/tags/middlewares"
import { adminTopicsMiddlewares } from "./admin/topics/middlewares"
import { adminContractsMiddlewares } from "./admin/contracts/middlewares"
import { storeArticlesMiddlewares } from "./store/articles/middlewares"
import { storeTagsMiddlewares } from "./store/tags/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminArticlesMiddlewares,
    ...adminSectionsMiddlewares,
    ...adminAuthorsMiddlewares,
    ...adminCreditsMiddlewares,
    ...adminSummariesMiddlewares,
    ...adminPicturesMiddlewares,
    ...adminTagsMiddlewares,
    ...adminTopicsMiddlewares,
    ...adminContractsMiddlewares,
    ...storeArticlesMiddlewares,
    ...storeTagsMiddlewares,
  ],
})
