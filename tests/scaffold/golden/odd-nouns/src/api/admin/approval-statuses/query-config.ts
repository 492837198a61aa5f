export const adminApprovalStatusFields = [
  "id",
  "name",
  "settings",
  "created_at",
  "updated_at",
  "*quizzes",
]

export const retrieveApprovalStatusQueryConfig = {
  defaults: adminApprovalStatusFields,
  isList: false,
}

export const listApprovalStatusesQueryConfig = {
  ...retrieveApprovalStatusQueryConfig,
  defaultLimit: 20,
  isList: true,
}
