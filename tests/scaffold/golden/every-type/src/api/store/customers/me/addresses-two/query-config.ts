export const storeAddress2Fields = [
  "id",
  "street_name",
  "created_at",
  "updated_at",
]

// A field that is not listed here is not returned, whatever a request asks for.
export const retrieveAddress2QueryConfig = {
  defaults: storeAddress2Fields,
  allowed: storeAddress2Fields,
  isList: false,
}

export const listAddress2sQueryConfig = {
  ...retrieveAddress2QueryConfig,
  defaultLimit: 20,
  isList: true,
}
