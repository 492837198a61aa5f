export const adminQuizFields = [
  "id",
  "title",
  "score",
  "approval_status_id",
  "created_at",
  "updated_at",
]

export const retrieveQuizQueryConfig = {
  defaults: adminQuizFields,
  isList: false,
}

export const listQuizzesQueryConfig = {
  ...retrieveQuizQueryConfig,
  defaultLimit: 20,
  isList: true,
}
