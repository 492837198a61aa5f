export const adminStopFields = [
  "id",
  "place",
  "cost",
  "customer_id",
  "trip_id",
  "bag_id",
  "created_at",
  "updated_at",
  "*photos",
  "*tags",
]

export const retrieveStopQueryConfig = {
  defaults: adminStopFields,
  isList: false,
}

export const listStopsQueryConfig = {
  ...retrieveStopQueryConfig,
  defaultLimit: 20,
  isList: true,
}
