export const adminSizeGuideFields = [
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
  "*entries",
]

export const retrieveSizeGuideQueryConfig = {
  defaults: adminSizeGuideFields,
  isList: false,
}

export const listSizeGuidesQueryConfig = {
  ...retrieveSizeGuideQueryConfig,
  defaultLimit: 20,
  isList: true,
}
