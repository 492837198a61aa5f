export type CreateSinkInput = {
  name: string
  code: string
  note?: string | null
  serial: number
  amount?: number
  price: number
  price_default?: number
  price_null?: number | null
  ratio: number
  ratio_null?: number | null
  is_on?: boolean
  is_off: boolean
  starts_at: Date
  ends_at?: Date | null
  settings: Record<string, unknown>
  extra?: Record<string, unknown> | null
  preset?: Record<string, unknown>
  tags: string[]
  labels?: string[]
  kind?: "a" | "b"
  color?: "red" | "green" | "blue" | null
}

export type UpdateSinkInput = Partial<CreateSinkInput> & {
  id: string
}

export type CreateSinkPartInput = {
  label: string
  weight: number
  sink_id: string
}

export type UpdateSinkPartInput = Partial<CreateSinkPartInput> & {
  id: string
}

export type CreateScrewInput = {
  size: number
  made_at: Date
  shape: "flat" | "cross"
  part_id: string
}

export type UpdateScrewInput = Partial<CreateScrewInput> & {
  id: string
}

export type CreateSinkNoteInput = {
  body: string
  sink_id?: string | null
  parent_id?: string | null
}

export type UpdateSinkNoteInput = Partial<CreateSinkNoteInput> & {
  id: string
}
