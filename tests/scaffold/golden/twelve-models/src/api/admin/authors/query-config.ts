export const adminAuthorFields = [
  "id",
  "name",
  "pen_name",
  "royalty",
  "created_at",
  "updated_at",
  "*contract",
  "*articles",
]

export const retrieveAuthorQueryConfig = {
  defaults: adminAuthorFields,
  isList: false,
}

export const listAuthorsQueryConfig = {
  ...retrieveAuthorQueryConfig,
  defaultLimit: 20,
  isList: true,
}
