export const adminSalesPersonFields = [
  "id",
  "email",
  "created_at",
  "updated_at",
]

export const retrieveSalesPersonQueryConfig = {
  defaults: adminSalesPersonFields,
  isList: false,
}

export const listSalesPeopleQueryConfig = {
  ...retrieveSalesPersonQueryConfig,
  defaultLimit: 20,
  isList: true,
}
