import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listSizeGuidesQueryConfig,
  retrieveSizeGuideQueryConfig,
} from "./query-config"
import {
  AdminCreateSizeGuide,
  AdminGetSizeGuideParams,
  AdminGetSizeGuidesParams,
  AdminUpdateSizeGuide,
} from "./validators"

export const adminSizeGuidesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/size-guides",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetSizeGuidesParams,
        listSizeGuidesQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/size-guides",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateSizeGuide),
      validateAndTransformQuery(
        AdminGetSizeGuideParams,
        retrieveSizeGuideQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/size-guides/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetSizeGuideParams,
        retrieveSizeGuideQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/size-guides/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateSizeGuide),
      validateAndTransformQuery(
        AdminGetSizeGuideParams,
        retrieveSizeGuideQueryConfig
      ),
    ],
  },
]
