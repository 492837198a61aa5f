export const adminTagFields = [
  "key",
  "label",
  "class",
  "created_at",
  "updated_at",
  "*articles",
]

export const retrieveTagQueryConfig = {
  defaults: adminTagFields,
  isList: false,
}

export const listTagsQueryConfig = {
  ...retrieveTagQueryConfig,
  defaultLimit: 20,
  isList: true,
}
