// usage: node modules.cjs APP OUT ["by module" | "by database"]
// Writes to OUT, as JSON, the project's own modules: name, folder (relative to APP), whether the
// configuration registers it, how many models it has, and, if told how the generator finds its
// snapshot, what Medusa's own migration generator says: "in sync", "differs" or "failed", with
// its messages. There is no database and no boot: it compares the models with the snapshot file.
const fs = require("node:fs")
const path = require("node:path")
const { createRequire } = require("node:module")

const [app, out, diff] = process.argv.slice(2)
process.chdir(app)
const fromApp = createRequire(path.join(app, "package.json"))
fromApp("ts-node").register({
  transpileOnly: true,
  swc: true,
  project: path.join(app, "tsconfig.json"),
})
const utils = fromApp("@medusajs/framework/utils")

// MikroORM is patched wherever it is loaded from: connecting is all we keep it from.
function ormPackages() {
  const framework = createRequire(fromApp.resolve("@medusajs/framework/utils"))
  const places = [fromApp, framework]
  try {
    places.push(createRequire(framework.resolve("@medusajs/utils")))
  } catch {}
  const found = new Set()
  for (const place of places) {
    for (const name of ["@medusajs/deps/mikro-orm/postgresql", "@mikro-orm/postgresql"]) {
      try {
        found.add(place(name).MikroORM)
      } catch {}
    }
  }
  return found
}

function stayOffline() {
  for (const orm of ormPackages()) {
    const init = orm.init
    orm.init = function (options, ...rest) {
      const offline = options && { ...options, connect: false, ensureDatabase: false }
      return init.call(this, offline, ...rest)
    }
  }
}

function load(place) {
  const loaded = fromApp(place)
  return loaded.default ?? loaded
}

// Registered modules first, then folders of src/modules that the configuration does not name. A
// module is a folder with an index, or a file alone.
function places() {
  const config = load(path.join(app, "medusa-config"))
  const listed = Object.values(config.modules ?? {})
    .map((entry) => entry?.resolve)
    .filter((place) => typeof place === "string")
    .map((place) => path.resolve(app, place))
    .filter((place) => place.startsWith(app + path.sep) && [".ts", ".js", ""].some((end) =>
      fs.existsSync(place + end)
    ))
    .filter((place) => !place.includes("node_modules"))
  const registered = new Map(listed.map((place) => [withoutIndex(place), true]))
  const parent = path.join(app, "src", "modules")
  for (const name of fs.existsSync(parent) ? fs.readdirSync(parent).sort() : []) {
    const folder = path.join(parent, name)
    const hasIndex = ["index.ts", "index.js"].some((file) =>
      fs.existsSync(path.join(folder, file))
    )
    if (hasIndex && !registered.has(folder)) {
      registered.set(folder, false)
    }
  }
  return registered
}

function isFolder(place) {
  return fs.existsSync(place) && fs.statSync(place).isDirectory()
}

function withoutIndex(place) {
  return path.parse(place).name === "index" && !isFolder(place) ? path.dirname(place) : place
}

// Named after the databases of several people, any of the snapshots may be the newest.
async function compare(name, models, folder) {
  let compared
  for (const database of databases(folder)) {
    compared = await compareWith(database, name, models, folder)
    if (compared.state === "in sync") {
      break
    }
  }
  return compared
}

function databases(folder) {
  const migrations = path.join(folder, "migrations")
  const files = fs.existsSync(migrations) ? fs.readdirSync(migrations).sort() : []
  const named = files.map((file) => /^\.snapshot-(.+)\.json$/.exec(file)?.[1]).filter(Boolean)
  return diff === "by database" && named.length ? named : ["none"]
}

async function compareWith(database, name, models, folder) {
  const lines = []
  const keep = (line) => line && lines.push(String(line?.message ?? line))
  const script = (utils.ModulesSdkUtils ?? utils).buildGenerateMigrationScript({
    moduleName: name,
    models,
    pathToMigrations: path.join(folder, "migrations"),
  })
  const clientUrl = `postgres://nobody@127.0.0.1:1/${encodeURIComponent(database)}`
  await script({
    options: { database: { clientUrl } },
    logger: { info: keep, error: keep, warn: keep, debug: () => {} },
  })
  const text = lines.join("\n")
  const state = /No changes detected/.test(text)
    ? "in sync"
    : /Generated successfully/.test(text)
      ? "differs"
      : "failed"
  return { state, text }
}

async function main() {
  stayOffline()
  const found = []
  for (const [place, registered] of places()) {
    const module = load(place)
    const service = module?.service
    // What is no module (a provider, a folder of types) has no service of its own.
    if (!service?.prototype?.__joinerConfig) {
      continue
    }
    const name = service.prototype.__joinerConfig().serviceName
    // Medusa looks for migrations beside a module that is a file.
    const folder = isFolder(place) ? place : path.dirname(place)
    const models = Object.values(service[utils.MedusaServiceModelObjectsSymbol] ?? {})
    const entry = {
      name,
      folder: path.relative(app, folder),
      registered,
      models: models.length,
      state: "",
      text: "",
    }
    if (diff && models.length) {
      Object.assign(entry, await compare(name, models, folder))
    }
    found.push(entry)
  }
  fs.writeFileSync(out, JSON.stringify(found))
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error)
    process.exit(1)
  }
)
