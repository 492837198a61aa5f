import {
  MiddlewareRoute,
  validateAndTransformBody,
  validateAndTransformQuery,
} from "@medusajs/framework/http"
import { listTopicsQueryConfig, retrieveTopicQueryConfig } from "./query-config"
import {
  AdminCreateTopic,
  AdminGetTopicParams,
  AdminGetTopicsParams,
  AdminUpdateTopic,
} from "./validators"

export const adminTopicsMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/topics",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetTopicsParams, listTopicsQueryConfig),
    ],
  },
  {
    matcher: "/admin/topics",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminCreateTopic),
      validateAndTransformQuery(AdminGetTopicParams, retrieveTopicQueryConfig),
    ],
  },
  {
    matcher: "/admin/topics/:id",
    methods: ["GET"],
    middlewares: [
      validateAndTransformQuery(AdminGetTopicParams, retrieveTopicQueryConfig),
    ],
  },
  {
    matcher: "/admin/topics/:id",
    methods: ["POST"],
    middlewares: [
      validateAndTransformBody(AdminUpdateTopic),
      validateAndTransformQuery(AdminGetTopicParams, retrieveTopicQueryConfig),
    ],
  },
]
