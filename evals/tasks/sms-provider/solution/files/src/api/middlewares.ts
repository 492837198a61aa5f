import {
  defineMiddlewares,
  validateAndTransformBody,
} from "@medusajs/framework/http"
import { AdminSendText } from "./admin/texts/validators"

export default defineMiddlewares({
  routes: [
    {
      matcher: "/admin/texts",
      methods: ["POST"],
      middlewares: [validateAndTransformBody(AdminSendText)],
    },
  ],
})
