export type CreateTripInput = {
  title: string
  customer_id: string
}

export type UpdateTripInput = Partial<CreateTripInput> & {
  id: string
}

export type CreateStopInput = {
  place: string
  cost: number
  customer_id: string
  trip_id: string
  bag_id?: string | null
  tags?: string[]
}

export type UpdateStopInput = Partial<CreateStopInput> & {
  id: string
}

export type CreatePhotoInput = {
  url: string
  stop_id: string
}

export type UpdatePhotoInput = Partial<CreatePhotoInput> & {
  id: string
}

export type CreateBagInput = {
  name: string
  traveller_id: string
  weight?: number | null
}

export type UpdateBagInput = Partial<CreateBagInput> & {
  id: string
}

export type CreateTagInput = {
  name: string
  customer_id: string
}

export type UpdateTagInput = Partial<CreateTagInput> & {
  id: string
}

export type CreateTicketInput = {
  code: string
  customer_id: string
  trip_id: string
}

export type UpdateTicketInput = Partial<CreateTicketInput> & {
  id: string
}
