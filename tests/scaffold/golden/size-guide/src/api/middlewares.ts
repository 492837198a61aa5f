import { defineMiddlewares } from "@medusajs/framework/http"
import { adminSizeGuidesMiddlewares } from "./admin/size-guides/middlewares"
import { storeSizeGuidesMiddlewares } from "./store/size-guides/middlewares"
import { storeFitProfilesMiddlewares } from "./store/fit-profiles/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminSizeGuidesMiddlewares,
    ...storeSizeGuidesMiddlewares,
    ...storeFitProfilesMiddlewares,
  ],
})
