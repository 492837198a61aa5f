export const storeSinkFields = [
  "id",
  "name",
  "code",
  "note",
  "serial",
  "amount",
  "price",
  "price_default",
  "price_null",
  "ratio",
  "ratio_null",
  "is_on",
  "is_off",
  "starts_at",
  "ends_at",
  "settings",
  "extra",
  "preset",
  "tags",
  "labels",
  "kind",
  "color",
  "created_at",
  "updated_at",
  "parts.id",
  "parts.label",
  "parts.weight",
]

// A field that is not listed here is not returned, whatever a request asks for.
export const retrieveSinkQueryConfig = {
  defaults: storeSinkFields,
  allowed: storeSinkFields,
  isList: false,
}

export const listSinksQueryConfig = {
  ...retrieveSinkQueryConfig,
  defaultLimit: 20,
  isList: true,
}
