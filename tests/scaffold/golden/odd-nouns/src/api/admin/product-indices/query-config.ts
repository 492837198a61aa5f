export const adminProductIndexFields = [
  "id",
  "rank",
  "created_at",
  "updated_at",
]

export const retrieveProductIndexQueryConfig = {
  defaults: adminProductIndexFields,
  isList: false,
}

export const listProductIndicesQueryConfig = {
  ...retrieveProductIndexQueryConfig,
  defaultLimit: 20,
  isList: true,
}
