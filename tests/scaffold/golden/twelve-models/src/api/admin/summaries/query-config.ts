export const adminSummaryFields = [
  "id",
  "body",
  "details",
  "article_id",
  "created_at",
  "updated_at",
]

export const retrieveSummaryQueryConfig = {
  defaults: adminSummaryFields,
  isList: false,
}

export const listSummariesQueryConfig = {
  ...retrieveSummaryQueryConfig,
  defaultLimit: 20,
  isList: true,
}
