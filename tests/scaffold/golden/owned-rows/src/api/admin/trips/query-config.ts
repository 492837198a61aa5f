export const adminTripFields = [
  "id",
  "title",
  "customer_id",
  "created_at",
  "updated_at",
  "*stops",
  "*ticket",
]

export const retrieveTripQueryConfig = {
  defaults: adminTripFields,
  isList: false,
}

export const listTripsQueryConfig = {
  ...retrieveTripQueryConfig,
  defaultLimit: 20,
  isList: true,
}
