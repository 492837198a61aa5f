export const storeTagFields = [
  "key",
  "label",
  "class",
  "created_at",
  "updated_at",
  "articles.id",
  "articles.title",
  "articles.slug",
  "articles.number",
  "articles.status",
  "articles.words",
  "articles.fee",
  "articles.rating",
  "articles.pinned",
  "articles.published_at",
  "articles.expires_at",
  "articles.labels",
  "articles.metadata",
]

// A field that is not listed here is not returned, whatever a request asks for.
export const retrieveTagQueryConfig = {
  defaults: storeTagFields,
  allowed: storeTagFields,
  isList: false,
}

export const listTagsQueryConfig = {
  ...retrieveTagQueryConfig,
  defaultLimit: 20,
  isList: true,
}
