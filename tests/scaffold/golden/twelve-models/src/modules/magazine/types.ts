export type CreateArticleInput = {
  title: string
  slug: string
  status?: "draft" | "published" | "archived"
  words?: number
  fee?: number | null
  rating?: number | null
  pinned?: boolean
  published_at?: Date | null
  expires_at?: Date | null
  labels: string[]
  metadata?: Record<string, unknown> | null
  section_id: string
  editor_id?: string | null
  cover_id?: string | null
  topics?: string[]
  tags?: string[]
  see_also?: string[]
}

export type UpdateArticleInput = Partial<CreateArticleInput> & {
  id: string
}

export type CreateSectionInput = {
  code: string
  name: string
  order?: number
  room: number
  parent_id?: string | null
}

export type UpdateSectionInput = Partial<CreateSectionInput> & {
  code: string
}

export type CreateAuthorInput = {
  name: string
  pen_name?: string | null
  royalty?: number
}

export type UpdateAuthorInput = Partial<CreateAuthorInput> & {
  id: string
}

export type CreateCreditInput = {
  role?: "writer" | "photographer"
  article_id: string
  author_id: string
}

export type UpdateCreditInput = Partial<CreateCreditInput> & {
  id: string
}

export type CreateSummaryInput = {
  body: string
  details: Record<string, unknown>
  article_id: string
}

export type UpdateSummaryInput = Partial<CreateSummaryInput> & {
  id: string
}

export type CreateRevisionInput = {
  note: string
  version: number
  article_id: string
}

export type UpdateRevisionInput = Partial<CreateRevisionInput> & {
  id: string
}

export type CreatePictureInput = {
  url: string
  width: number
  height: number
  ratio?: number
  revision_id?: string | null
}

export type UpdatePictureInput = Partial<CreatePictureInput> & {
  id: string
}

export type CreateTopicInput = {
  name: string
}

export type UpdateTopicInput = Partial<CreateTopicInput> & {
  id: string
}

export type CreateTagInput = {
  key: string
  label?: string | null
  class: string
}

export type UpdateTagInput = Partial<CreateTagInput> & {
  key: string
}

export type CreateContractInput = {
  signed_at: Date
  terms?: Record<string, unknown>
  pages?: string[]
  author_id: string
}

export type UpdateContractInput = Partial<CreateContractInput> & {
  id: string
}

export type CreateContractFileInput = {
  name: string
  contract_id: string
}

export type UpdateContractFileInput = Partial<CreateContractFileInput> & {
  id: string
}

export type CreateSealInput = {
  wax: "red" | "black"
  file_id: string
}

export type UpdateSealInput = Partial<CreateSealInput> & {
  id: string
}
