import { defineMiddlewares } from "@medusajs/framework/http"
import { adminSinksMiddlewares } from "./admin/sinks/middlewares"
import { storeSinksMiddlewares } from "./store/sinks/middlewares"
import { adminScrewsMiddlewares } from "./admin/screws/middlewares"
import { adminNotesAllMiddlewares } from "./admin/notes/all/middlewares"
import { adminToysMiddlewares } from "./admin/toys/middlewares"
import { storeToysMiddlewares } from "./store/toys/middlewares"
import { storeCustomersMeAddressesTwoMiddlewares } from "./store/customers/me/addresses-two/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminSinksMiddlewares,
    ...storeSinksMiddlewares,
    ...adminScrewsMiddlewares,
    ...adminNotesAllMiddlewares,
    ...adminToysMiddlewares,
    ...storeToysMiddlewares,
    ...storeCustomersMeAddressesTwoMiddlewares,
  ],
})
