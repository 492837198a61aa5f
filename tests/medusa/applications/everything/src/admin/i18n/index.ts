import bg from "./bg"

export default {
  en: { everything: { menu: { brands: "Brands" } } },
  bg: { everything: bg },
}
