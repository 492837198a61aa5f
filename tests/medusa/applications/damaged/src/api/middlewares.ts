import {
  authenticate,
  defineMiddlewares,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { z } from "zod"
import { CreateBrand, CreateStock, GetNote } from "./validators"

const asked = authenticate("customer", ["session", "bearer"])

export default defineMiddlewares({
  routes: [
    { matcher: "/admin/brands", methods: ["POST"], middlewares: [validateAndTransformBody(CreateBrand)] },
    { matcher: "/store/notes/:id", methods: ["GET"], middlewares: [asked] },
    {
      matcher: "/store/notes/:id",
      methods: ["GET"],
      middlewares: [
        validateAndTransformQuery(GetNote, {
          defaults: ["id", "text", "owner.name"],
          allowed: ["id", "text"],
        }),
      ],
    },
    { matcher: "/store/stock", middlewares: [asked] },
    { matcher: "/store/stocks", methods: ["post"], middlewares: [validateAndTransformBody(CreateStock)] },
    { matcher: "/admin/product", additionalDataValidator: { color: z.string() } },
    { matcher: "/admin/products/:id", additionalDataValidator: { color: z.string() } },
  ],
})
