export const storeStopFields = [
  "id",
  "place",
  "cost",
  "trip_id",
  "bag_id",
  "created_at",
  "updated_at",
  "photos.id",
  "photos.url",
  "tags.id",
  "tags.name",
]

// A field that is not listed here is not returned, whatever a request asks for.
export const retrieveStopQueryConfig = {
  defaults: storeStopFields,
  allowed: storeStopFields,
  isList: false,
}

export const listStopsQueryConfig = {
  ...retrieveStopQueryConfig,
  defaultLimit: 20,
  isList: true,
}
