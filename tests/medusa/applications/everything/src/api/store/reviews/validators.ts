import { createFindParams } from "@medusajs/medusa/api/utils/validators"

export const GetReviews = createFindParams({ limit: 10, offset: 0 })

export const listReviews = { defaults: ["id", "rating", "content"], isList: true }
