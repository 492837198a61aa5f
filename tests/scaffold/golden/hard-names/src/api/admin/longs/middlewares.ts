import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import {
  listLongNameOfFortyLettersWhichIsTheLimitOkksQueryConfig,
  retrieveLongNameOfFortyLettersWhichIsTheLimitOkkQueryConfig,
} from "./query-config"
import {
  AdminCreateLongNameOfFortyLettersWhichIsTheLimitOkk,
  AdminGetLongNameOfFortyLettersWhichIsTheLimitOkkParams,
  AdminGetLongNameOfFortyLettersWhichIsTheLimitOkksParams,
  AdminUpdateLongNameOfFortyLettersWhichIsTheLimitOkk,
} from "./validators"

export const adminLongsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/longs",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetLongNameOfFortyLettersWhichIsTheLimitOkksParams,
        listLongNameOfFortyLettersWhichIsTheLimitOkksQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/longs",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(
        AdminCreateLongNameOfFortyLettersWhichIsTheLimitOkk
      ),
      validateAndTransformQuery(
        AdminGetLongNameOfFortyLettersWhichIsTheLimitOkkParams,
        retrieveLongNameOfFortyLettersWhichIsTheLimitOkkQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/longs/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(
        AdminGetLongNameOfFortyLettersWhichIsTheLimitOkkParams,
        retrieveLongNameOfFortyLettersWhichIsTheLimitOkkQueryConfig
      ),
    ],
  },
  {
    matcher: "/admin/longs/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(
        AdminUpdateLongNameOfFortyLettersWhichIsTheLimitOkk
      ),
      validateAndTransformQuery(
        AdminGetLongNameOfFortyLettersWhichIsTheLimitOkkParams,
        retrieveLongNameOfFortyLettersWhichIsTheLimitOkkQueryConfig
      ),
    ],
  },
]
