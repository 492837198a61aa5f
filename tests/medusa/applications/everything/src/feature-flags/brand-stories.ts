export const BrandStoriesFeatureFlag = {
  key: "brand_stories",
  default_val: false,
  env_key: "MEDUSA_FF_BRAND_STORIES",
  description: "Show the stories of brands",
}
