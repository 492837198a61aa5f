export const storeSizeGuideFields = [
  "id",
  "title",
  "handle",
  "unit",
  "published",
  "rank",
  "note",
  "metadata",
  "created_at",
  "updated_at",
  "entries.id",
  "entries.label",
  "entries.diameter",
]

// A field that is not listed here is not returned, whatever a request asks for.
export const retrieveSizeGuideQueryConfig = {
  defaults: storeSizeGuideFields,
  allowed: storeSizeGuideFields,
  isList: false,
}

export const listSizeGuidesQueryConfig = {
  ...retrieveSizeGuideQueryConfig,
  defaultLimit: 20,
  isList: true,
}
