// Records what Medusa's own generator writes for the modules described in cases/*.json.
//
//   node tests/scaffold/migration/record.cjs APP [CASE ...]
//
// APP is a folder of your own with node_modules (a link will do), package.json and tsconfig.json
// of a Medusa app; its version names the folder under recorded/.  No database is needed: the
// generator compares with a snapshot, and its connection is kept from opening.
const fs = require("node:fs")
const path = require("node:path")
const { spawnSync } = require("node:child_process")
const { createRequire } = require("node:module")

const here = __dirname
const text = JSON.stringify
const isRelation = (field) => ["belongsTo", "hasOneForeignKey", "manyToMany"].includes(field.type)

function property(field) {
  if (field.type === "belongsTo" || field.type === "manyToMany") {
    const options = { mappedBy: field.inverse_name, pivotTable: field.pivot }
    const call = `model.${field.type}(() => M_${field.model}, ${text(options)})`
    return field.nullable ? `${call}.nullable()` : call
  }
  if (field.type === "hasOneForeignKey") {
    const call = `model.hasOne(() => M_${field.model}, { foreignKey: true, mappedBy: undefined })`
    return field.nullable ? `${call}.nullable()` : call
  }
  const given = (value) => (typeof value === "string" ? text(value) : "")
  const modifiers = [
    field.unique && `.unique(${given(field.unique)})`,
    field.index && `.index(${given(field.index)})`,
    field.default !== undefined && `.default(${text(field.default)} as any)`,
    field.primary_key && ".primaryKey()",
    field.nullable && ".nullable()",
  ]
  return `model.${field.type}(${field.values ? text(field.values) : ""})${modifiers.filter(Boolean).join("")}`
}

// The other side of a relation, which Medusa wants on the parent.
function inverses(model, models) {
  return models.flatMap((other) =>
    other.fields
      .filter((field) => field.model === model.name && field.inverse_name)
      .map((field) => ({
        name: field.inverse_name,
        call: `model.${field.inverse ?? (field.type === "manyToMany" ? "manyToMany" : "hasMany")}(() => M_${other.name}, { mappedBy: ${text(field.name)} })`,
        cascade: field.on_delete_cascade,
      }))
  )
}

function source(model, models) {
  const others = inverses(model, models)
  const lines = [
    ...model.fields.map((field) => `  ${field.name}: ${property(field)},`),
    ...others.map(({ name, call }) => `  ${name}: ${call},`),
  ]
  const name = model.table
    ? `{ name: ${text(model.class_name)}, tableName: ${text(model.table)} }`
    : text(model.name)
  const cascades = others.filter((other) => other.cascade).map((other) => other.name)
  const indexes = (model.indexes ?? []).map(({ using, ...index }) => ({ ...index, type: using }))
  const checks = (model.checks ?? []).map((check) => `{ name: ${text(check.name)}, expression: ${text(check.expression)} }`)
  return [
    `export const M_${model.name}: any = (model as any).define(${name}, {`,
    ...lines,
    "})",
    cascades.length ? `.cascades(${text({ delete: cascades })})` : "",
    indexes.length ? `.indexes(${text(indexes)})` : "",
    checks.length ? `.checks([${checks}])` : "",
  ].join("\n")
}

function writeModule(folder, { module, models }) {
  fs.rmSync(folder, { recursive: true, force: true })
  fs.mkdirSync(folder, { recursive: true })
  const keys = models.map((model) => `${text(model.name)}: M_${model.name}`).join(", ")
  const code = [
    'import { MedusaService, model, Module } from "@medusajs/framework/utils"',
    ...models.map((model) => source(model, models)),
    `class Service extends MedusaService({ ${keys} }) {}`,
    `export default Module(${text(module)}, { service: Service })`,
  ]
  fs.writeFileSync(path.join(folder, "index.ts"), `${code.join("\n\n")}\n`)
}

async function generate(app, folder, moduleName) {
  process.chdir(app)
  const load = createRequire(path.join(app, "package.json"))
  load("ts-node").register({ transpileOnly: true, swc: true, project: path.join(app, "tsconfig.json") })
  try {
    // Before 2.11 Medusa itself does not say that no connection is wanted.
    const { MikroORM } = load("@mikro-orm/postgresql")
    const init = MikroORM.init
    MikroORM.init = function (config, ...rest) {
      return init.call(this, { ...config, connect: false, ensureDatabase: false }, ...rest)
    }
  } catch {}
  const utils = load("@medusajs/framework/utils")
  const { default: built } = load(path.join(folder, "index.ts"))
  const run = (utils.ModulesSdkUtils ?? utils).buildGenerateMigrationScript({
    moduleName,
    models: Object.values(built.service[utils.MedusaServiceModelObjectsSymbol]),
    pathToMigrations: path.join(folder, "migrations"),
  })
  const fail = (...reason) => {
    console.error(...reason)
    process.exitCode = 1
  }
  await run({
    options: { database: { clientUrl: "postgres://nobody@127.0.0.1:1/nothing" } },
    logger: { info: () => {}, error: fail },
  })
}

function record(app, name) {
  const described = JSON.parse(fs.readFileSync(path.join(here, "cases", `${name}.json`), "utf8"))
  const load = createRequire(path.join(app, "package.json"))
  const framework = load.resolve("@medusajs/framework/utils").split(/[\\/]dist[\\/]/)[0]
  const { version } = JSON.parse(fs.readFileSync(path.join(framework, "package.json"), "utf8"))
  const folder = path.join(app, "recording", name)
  writeModule(folder, described)
  const child = spawnSync(process.execPath, [__filename, app, "--module", folder, described.module], {
    // Below 2.11 MikroORM looks for its migrations from where it lies itself.
    env: { ...process.env, NODE_PATH: path.join(app, "node_modules") },
    stdio: "inherit",
    timeout: 60_000,
  })
  if (child.status !== 0) throw new Error(`${name}: the generator failed`)
  const target = path.join(here, "recorded", version, name)
  fs.rmSync(target, { recursive: true, force: true })
  fs.cpSync(path.join(folder, "migrations"), target, { recursive: true })
  console.log(`${version} ${name}`)
}

const [app, ...names] = process.argv.slice(2)
if (names[0] === "--module") {
  generate(path.resolve(app), names[1], names[2])
} else {
  const all = fs.readdirSync(path.join(here, "cases")).map((file) => file.replace(/\.json$/, ""))
  for (const name of names.length ? names : all) record(path.resolve(app), name)
}
