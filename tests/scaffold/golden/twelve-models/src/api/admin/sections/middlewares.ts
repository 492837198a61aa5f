import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listSectionsQueryConfig,
  retrieveSectionQueryConfig,
} from "./query-config"
import {
  AdminCreateSection,
  AdminGetSectionParams,
  AdminGetSectionsParams,
  AdminUpdateSection,
} from "./validators"

export const adminSectionsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/sections",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetSectionsParams,
        listSectionsQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/sections",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateSection),
      validateAndTransformQuery(
        AdminGetSectionParams,
        retrieveSectionQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/sections/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetSectionParams,
        retrieveSectionQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/sections/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateSection),
      validateAndTransformQuery(
        AdminGetSectionParams,
        retrieveSectionQueryConfig
      ),
    ],
  },
]
