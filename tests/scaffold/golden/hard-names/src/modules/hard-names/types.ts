export type CreateWordInput = {
  class: string
  default: string
  delete: number
  then: string
  data: string
  input: string
  row: string
  result?: string | null
  query?: string | null
  body: string
  service: string
  update: string
  found: string
  map: Record<string, unknown>
  filter: Record<string, unknown>
  entries?: Record<string, unknown> | null
  keys: string[]
  at?: Record<string, unknown> | null
  find?: Record<string, unknown> | null
  concat?: Record<string, unknown> | null
  order?: number
  limit?: number | null
  offset?: number | null
  fields?: string | null
  q: string
  with_deleted?: boolean
  name: string
  type: string
  length: string
  count: number
  object?: string | null
  deleted?: boolean
  selector?: Record<string, unknown> | null
  container: string
  previous?: string | null
  valid: string
  incomplete: string
  admin: string
  api: string
  customer: string
  x: string
  user: string
  group: string
}

export type UpdateWordInput = Partial<CreateWordInput> & {
  id: string
}

export type CreateItemInput = {
  x: string
  word_id: string
}

export type UpdateItemInput = Partial<CreateItemInput> & {
  id: string
}

export type CreateAaaInput = {
  x: string
  word_id: string
}

export type UpdateAaaInput = Partial<CreateAaaInput> & {
  id: string
}

export type CreateQxInput = {
  x: string
  word_id: string
  class_id?: string | null
}

export type UpdateQxInput = Partial<CreateQxInput> & {
  id: string
}

export type CreateTxInput = {
  x: string
  words?: string[]
}

export type UpdateTxInput = Partial<CreateTxInput> & {
  id: string
}

export type CreateLongNameOfFortyLettersWhichIsTheLimitOkkInput = {
  a_field_of_forty_letters_is_what_we_take: string
  a_relation_of_forty_letters_we_take_here_id: string
}

export type UpdateLongNameOfFortyLettersWhichIsTheLimitOkkInput =
  Partial<CreateLongNameOfFortyLettersWhichIsTheLimitOkkInput> & {
    id: string
  }
