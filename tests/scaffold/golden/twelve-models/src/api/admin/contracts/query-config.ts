export const adminContractFields = [
  "id",
  "signed_at",
  "terms",
  "pages",
  "author_id",
  "created_at",
  "updated_at",
  "*files",
]

export const retrieveContractQueryConfig = {
  defaults: adminContractFields,
  isList: false,
}

export const listContractsQueryConfig = {
  ...retrieveContractQueryConfig,
  defaultLimit: 20,
  isList: true,
}
