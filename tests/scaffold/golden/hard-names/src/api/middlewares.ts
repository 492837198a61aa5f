import { defineMiddlewares } from "@medusajs/framework/http"
import { adminWordsMiddlewares } from "./admin/words/middlewares"
import { adminLongsMiddlewares } from "./admin/longs/middlewares"
import { adminQxesMiddlewares } from "./admin/qxes/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminWordsMiddlewares,
    ...adminLongsMiddlewares,
    ...adminQxesMiddlewares,
  ],
})
