import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listPicturesQueryConfig,
  retrievePictureQueryConfig,
} from "./query-config"
import {
  AdminCreatePicture,
  AdminGetPictureParams,
  AdminGetPicturesParams,
  AdminUpdatePicture,
} from "./validators"

export const adminPicturesMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/pictures",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetPicturesParams,
        listPicturesQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/pictures",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreatePicture),
      validateAndTransformQuery(
        AdminGetPictureParams,
        retrievePictureQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/pictures/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdatePicture),
      validateAndTransformQuery(
        AdminGetPictureParams,
        retrievePictureQueryConfig
      ),
    ],
  },
]
