import {
  MiddlewareRoute,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listSizeGuidesQueryConfig,
  retrieveSizeGuideQueryConfig,
} from "./query-config"
import { StoreGetSizeGuideParams, StoreGetSizeGuidesParams } from "./validators"

export const storeSizeGuidesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/store/size-guides",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        StoreGetSizeGuidesParams,
        listSizeGuidesQueryConfig
      ),
    ],
  },
  {
    matcher: "/store/size-guides/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        StoreGetSizeGuideParams,
        retrieveSizeGuideQueryConfig
      ),
    ],
  },
]
