export const adminPictureFields = [
  "id",
  "url",
  "width",
  "height",
  "ratio",
  "revision_id",
  "created_at",
  "updated_at",
]

export const retrievePictureQueryConfig = {
  defaults: adminPictureFields,
  isList: false,
}

export const listPicturesQueryConfig = {
  ...retrievePictureQueryConfig,
  defaultLimit: 20,
  isList: true,
}
