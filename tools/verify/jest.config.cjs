// usage: jest --config jest.config.cjs, in the folder of a project's own configuration
// Gives that configuration, and puts pg_god.cjs in the place of `pg-god`.
const fs = require("node:fs")
const path = require("node:path")
const { createRequire } = require("node:module")
const { pathToFileURL } = require("node:url")

const app = process.cwd()
const file = ["js", "ts", "cjs", "mjs"]
  .map((ending) => path.join(app, `jest.config.${ending}`))
  .find((place) => fs.existsSync(place))

async function load() {
  if (file.endsWith(".ts")) {
    createRequire(file)("ts-node").register({ transpileOnly: true, swc: true })
    const loaded = require(file)
    return loaded.default ?? loaded
  }
  return (await import(pathToFileURL(file))).default
}

module.exports = async () => {
  const loaded = await load()
  const config = typeof loaded === "function" ? await loaded() : loaded
  const mapped = { "^pg-god$": path.join(__dirname, "pg_god.cjs") }
  return {
    ...config,
    rootDir: path.resolve(app, config.rootDir ?? "."),
    moduleNameMapper: { ...config.moduleNameMapper, ...mapped },
  }
}
