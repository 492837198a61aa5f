// The forms of a resource's name, for the templates of hygen and plop.
const capital = (word) => word[0].toUpperCase() + word.slice(1)

module.exports = (name, form) => {
  const words = name.split("-")
  const pascal = words.map(capital).join("")
  return {
    pascal,
    camel: pascal[0].toLowerCase() + pascal.slice(1),
    snake: words.join("_"),
    constant: words.join("_").toUpperCase(),
    kebab: name,
    human: words.join(" "),
    initials: `"${words.map((word) => word[0]).join("")}"`,
    open: "{",
    close: "}",
  }[form]
}
