export const storeTimeSeriesFields = ["id", "value", "created_at", "updated_at"]

// A field that is not listed here is not returned, whatever a request asks for.
export const retrieveTimeSeriesQueryConfig = {
  defaults: storeTimeSeriesFields,
  allowed: storeTimeSeriesFields,
  isList: false,
}

export const listTimeSeriesQueryConfig = {
  ...retrieveTimeSeriesQueryConfig,
  defaultLimit: 20,
  isList: true,
}
