export const adminSearchCriterionFields = [
  "id",
  "label",
  "created_at",
  "updated_at",
]

export const retrieveSearchCriterionQueryConfig = {
  defaults: adminSearchCriterionFields,
  isList: false,
}

export const listSearchCriteriaQueryConfig = {
  ...retrieveSearchCriterionQueryConfig,
  defaultLimit: 20,
  isList: true,
}
