// Tells for each text on stdin whether prettier would leave it as it is: JSON lines in and out.
const [folder] = process.argv.slice(2)
const prettier = require(`${folder}/node_modules/prettier`)
const starter = { parser: "typescript", semi: false, trailingComma: "es5" }

const answer = async (line) => {
  const { text, options } = JSON.parse(line)
  const formatted = await prettier.format(text, { ...starter, ...options })
  return { same: formatted === text, formatted }
}

const lines = require("node:readline").createInterface({ input: process.stdin })
lines.on("line", async (line) => {
  const reply = await answer(line).catch((error) => ({ same: false, formatted: `${error}` }))
  process.stdout.write(JSON.stringify(reply) + "\n")
})
