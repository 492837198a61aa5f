export const adminSectionFields = [
  "code",
  "name",
  "order",
  "room",
  "parent_id",
  "created_at",
  "updated_at",
  "*articles",
]

export const retrieveSectionQueryConfig = {
  defaults: adminSectionFields,
  isList: false,
}

export const listSectionsQueryConfig = {
  ...retrieveSectionQueryConfig,
  defaultLimit: 20,
  isList: true,
}
