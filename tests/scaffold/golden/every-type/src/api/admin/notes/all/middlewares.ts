import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { retrieveSinkNoteQueryConfig } from "./query-config"
import { AdminCreateSinkNote, AdminGetSinkNoteParams } from "./validators"

export const adminNotesAllMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/notes/all",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateSinkNote),
      validateAndTransformQuery(
        AdminGetSinkNoteParams,
        retrieveSinkNoteQueryConfig
      ),
    ],
  },
]
