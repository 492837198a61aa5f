export const listBrands = {
  defaults: ["id", "name", "handle"],
  isList: true,
}
