export type CreateApprovalStatusInput = {
  name: string
  settings?: Record<string, unknown> | null
}

export type UpdateApprovalStatusInput = Partial<CreateApprovalStatusInput> & {
  id: string
}

export type CreateQuizInput = {
  title: string
  score?: number | null
  approval_status_id: string
}

export type UpdateQuizInput = Partial<CreateQuizInput> & {
  id: string
}

export type CreateSearchCriterionInput = {
  label: string
}

export type UpdateSearchCriterionInput = Partial<CreateSearchCriterionInput> & {
  id: string
}

export type CreateSalesPersonInput = {
  email: string
}

export type UpdateSalesPersonInput = Partial<CreateSalesPersonInput> & {
  id: string
}

export type CreateProductIndexInput = {
  rank?: number
}

export type UpdateProductIndexInput = Partial<CreateProductIndexInput> & {
  id: string
}

export type CreateSheepInput = {
  name: string
}

export type UpdateSheepInput = Partial<CreateSheepInput> & {
  id: string
}

export type CreateDataInput = {
  note?: string | null
  seen_at: Date
}

export type UpdateDataInput = Partial<CreateDataInput> & {
  id: string
}

export type CreateTimeSeriesInput = {
  customer_id: string
  value: number
}

export type UpdateTimeSeriesInput = Partial<CreateTimeSeriesInput> & {
  id: string
}
