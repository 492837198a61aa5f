export type CreateSizeGuideInput = {
  title: string
  handle: string
  unit?: "mm" | "cm" | "inch"
  published?: boolean
  rank?: number
  note?: string | null
  metadata?: Record<string, unknown> | null
}

export type UpdateSizeGuideInput = Partial<CreateSizeGuideInput> & {
  id: string
}

export type CreateSizeGuideEntryInput = {
  label: string
  diameter: number
  guide_id: string
}

export type UpdateSizeGuideEntryInput = Partial<CreateSizeGuideEntryInput> & {
  id: string
}

export type CreateFitProfileInput = {
  customer_id: string
  finger?: "thumb" | "index" | "middle" | "ring" | "little"
  diameter: number
  measured_at?: Date | null
}

export type UpdateFitProfileInput = Partial<CreateFitProfileInput> & {
  id: string
}
