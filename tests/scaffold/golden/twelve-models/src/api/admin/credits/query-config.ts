export const adminCreditFields = [
  "id",
  "role",
  "article_id",
  "author_id",
  "created_at",
  "updated_at",
]

export const retrieveCreditQueryConfig = {
  defaults: adminCreditFields,
  isList: false,
}

export const listCreditsQueryConfig = {
  ...retrieveCreditQueryConfig,
  defaultLimit: 20,
  isList: true,
}
