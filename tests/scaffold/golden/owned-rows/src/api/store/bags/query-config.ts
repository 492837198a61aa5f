export const storeBagFields = [
  "id",
  "name",
  "weight",
  "created_at",
  "updated_at",
]

// A field that is not listed here is not returned, whatever a request asks for.
export const retrieveBagQueryConfig = {
  defaults: storeBagFields,
  allowed: storeBagFields,
  isList: false,
}
