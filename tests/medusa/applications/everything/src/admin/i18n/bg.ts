export default { menu: { brands: "Марки" } }
