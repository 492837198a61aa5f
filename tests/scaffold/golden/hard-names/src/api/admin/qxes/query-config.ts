export const adminQxFields = [
  "id",
  "x",
  "word_id",
  "class_id",
  "created_at",
  "updated_at",
]

export const retrieveQxQueryConfig = {
  defaults: adminQxFields,
  isList: false,
}

export const listQxesQueryConfig = {
  ...retrieveQxQueryConfig,
  defaultLimit: 20,
  isList: true,
}
