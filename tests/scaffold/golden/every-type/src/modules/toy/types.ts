export type CreateToyInput = {
  is_new?: boolean
}

export type UpdateToyInput = Partial<CreateToyInput> & {
  id: string
}

export type CreateAddress2Input = {
  customer_id: string
  street_name: string
}

export type UpdateAddress2Input = Partial<CreateAddress2Input> & {
  id: string
}
