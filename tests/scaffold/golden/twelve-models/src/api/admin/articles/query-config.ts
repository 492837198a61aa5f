export const adminArticleFields = [
  "id",
  "title",
  "slug",
  "number",
  "status",
  "words",
  "fee",
  "rating",
  "pinned",
  "published_at",
  "expires_at",
  "labels",
  "metadata",
  "section_id",
  "editor_id",
  "cover_id",
  "created_at",
  "updated_at",
  "*summary",
  "*revisions",
  "*topics",
  "*tags",
  "*authors",
  "*see_also",
  "*seen_from",
]

export const retrieveArticleQueryConfig = {
  defaults: adminArticleFields,
  isList: false,
}

export const listArticlesQueryConfig = {
  ...retrieveArticleQueryConfig,
  defaultLimit: 20,
  isList: true,
}
