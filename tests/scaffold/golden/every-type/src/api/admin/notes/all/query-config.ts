export const adminSinkNoteFields = [
  "id",
  "body",
  "sink_id",
  "parent_id",
  "created_at",
  "updated_at",
]

export const retrieveSinkNoteQueryConfig = {
  defaults: adminSinkNoteFields,
  isList: false,
}
