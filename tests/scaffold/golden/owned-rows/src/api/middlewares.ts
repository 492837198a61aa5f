import { defineMiddlewares } from "@medusajs/framework/http"
import { adminTripsMiddlewares } from "./admin/trips/middlewares"
import { adminStopsMiddlewares } from "./admin/stops/middlewares"
import { storeTripsMiddlewares } from "./store/trips/middlewares"
import { storeStopsMiddlewares } from "./store/stops/middlewares"
import { storePlacesMiddlewares } from "./store/places/middlewares"
import { storeBagsMiddlewares } from "./store/bags/middlewares"

export default defineMiddlewares({
  routes: [
    ...adminTripsMiddlewares,
    ...adminStopsMiddlewares,
    ...storeTripsMiddlewares,
    ...storeStopsMiddlewares,
    ...storePlacesMiddlewares,
    ...storeBagsMiddlewares,
  ],
})
