export const storeFitProfileFields = [
  "id",
  "finger",
  "diameter",
  "measured_at",
  "created_at",
  "updated_at",
]

// A field that is not listed here is not returned, whatever a request asks for.
export const retrieveFitProfileQueryConfig = {
  defaults: storeFitProfileFields,
  allowed: storeFitProfileFields,
  isList: false,
}

export const listFitProfilesQueryConfig = {
  ...retrieveFitProfileQueryConfig,
  defaultLimit: 20,
  isList: true,
}
