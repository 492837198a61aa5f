export const adminSheepFields = ["id", "name", "created_at", "updated_at"]

export const retrieveSheepQueryConfig = {
  defaults: adminSheepFields,
  isList: false,
}

export const listSheepQueryConfig = {
  ...retrieveSheepQueryConfig,
  defaultLimit: 20,
  isList: true,
}
