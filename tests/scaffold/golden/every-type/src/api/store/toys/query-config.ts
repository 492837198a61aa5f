export const storeToyFields = ["id", "is_new", "created_at", "updated_at"]

// A field that is not listed here is not returned, whatever a request asks for.
export const retrieveToyQueryConfig = {
  defaults: storeToyFields,
  allowed: storeToyFields,
  isList: false,
}
