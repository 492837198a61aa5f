export const adminLongNameOfFortyLettersWhichIsTheLimitOkkFields = [
  "id",
  "a_field_of_forty_letters_is_what_we_take",
  "a_relation_of_forty_letters_we_take_here_id",
  "created_at",
  "updated_at",
]

export const retrieveLongNameOfFortyLettersWhichIsTheLimitOkkQueryConfig = {
  defaults: adminLongNameOfFortyLettersWhichIsTheLimitOkkFields,
  isList: false,
}

export const listLongNameOfFortyLettersWhichIsTheLimitOkksQueryConfig = {
  ...retrieveLongNameOfFortyLettersWhichIsTheLimitOkkQueryConfig,
  defaultLimit: 20,
  isList: true,
}
