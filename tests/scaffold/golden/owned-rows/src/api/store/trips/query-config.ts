export const storeTripFields = [
  "id",
  "title",
  "created_at",
  "updated_at",
  "stops.id",
  "stops.place",
  "stops.cost",
  "ticket.id",
  "ticket.code",
]

// A field that is not listed here is not returned, whatever a request asks for.
export const retrieveTripQueryConfig = {
  defaults: storeTripFields,
  allowed: storeTripFields,
  isList: false,
}

export const listTripsQueryConfig = {
  ...retrieveTripQueryConfig,
  defaultLimit: 20,
  isList: true,
}
