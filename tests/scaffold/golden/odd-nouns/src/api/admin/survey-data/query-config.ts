export const adminDataFields = [
  "id",
  "note",
  "seen_at",
  "created_at",
  "updated_at",
]

export const retrieveDataQueryConfig = {
  defaults: adminDataFields,
  isList: false,
}

export const listDataQueryConfig = {
  ...retrieveDataQueryConfig,
  defaultLimit: 20,
  isList: true,
}
