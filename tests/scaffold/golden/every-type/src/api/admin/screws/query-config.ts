export const adminScrewFields = [
  "id",
  "size",
  "made_at",
  "shape",
  "part_id",
  "created_at",
  "updated_at",
]

export const retrieveScrewQueryConfig = {
  defaults: adminScrewFields,
  isList: false,
}

export const listScrewsQueryConfig = {
  ...retrieveScrewQueryConfig,
  defaultLimit: 20,
  isList: true,
}
