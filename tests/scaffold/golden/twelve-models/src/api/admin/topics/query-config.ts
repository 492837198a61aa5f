export const adminTopicFields = [
  "id",
  "name",
  "created_at",
  "updated_at",
  "*articles",
]

export const retrieveTopicQueryConfig = {
  defaults: adminTopicFields,
  isList: false,
}

export const listTopicsQueryConfig = {
  ...retrieveTopicQueryConfig,
  defaultLimit: 20,
  isList: true,
}
