export const adminToyFields = ["id", "is_new", "created_at", "updated_at"]

export const retrieveToyQueryConfig = {
  defaults: adminToyFields,
  isList: false,
}
