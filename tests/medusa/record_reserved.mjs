// Records the names that Medusa and TypeScript keep for themselves.
//
//   node tests/medusa/record_reserved.mjs APP
//
// APP is a folder with Medusa and TypeScript in its node_modules.  Prints JSON: the keys of the
// container, the modules, the aliases of the joiner, the ids of the workflows, and what the
// language declares everywhere.  tools/medusa/core_names.py holds what came of three versions.
import { createRequire } from "node:module"
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs"
import path from "node:path"

const app = path.resolve(process.argv[2])
const fromApp = createRequire(path.join(app, "package.json"))
const medusa = path.dirname(realpathSync(fromApp.resolve("@medusajs/medusa/package.json")))
const fromMedusa = createRequire(path.join(medusa, "package.json"))
const framework = realpathSync(fromApp.resolve("@medusajs/framework/utils"))
const fromFramework = createRequire(framework)
const { ContainerRegistrationKeys, Modules } = fromFramework("@medusajs/utils")

// Modules without a database look up their joiner elsewhere, or need a service to be reached.
function joinerOf(loaded) {
  const service = (loaded.default ?? loaded).service
  try {
    return service?.prototype?.__joinerConfig?.()
  } catch {
    return undefined
  }
}

function configs() {
  const names = readdirSync(path.join(medusa, "dist/modules"))
    .filter((name) => name.endsWith(".js"))
    .map((name) => name.slice(0, -3))
  const found = []
  for (const name of names) {
    try {
      found.push(joinerOf(fromMedusa(path.join(medusa, "dist/modules", name))))
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND") throw error
    }
  }
  const links = path.dirname(fromMedusa.resolve("@medusajs/link-modules"))
  found.push(...Object.values(fromMedusa(path.join(links, "definitions"))))
  return found.filter(Boolean)
}

const aliasesOf = (config) => [config.alias ?? []].flat().flatMap((alias) => alias.name)

function workflows() {
  fromMedusa("@medusajs/core-flows")
  const flows = createRequire(fromMedusa.resolve("@medusajs/core-flows"))
  const draft = path.join(app, "node_modules/@medusajs/draft-order/.medusa/server/src/workflows")
  if (existsSync(draft)) fromApp(draft)
  const sdk = createRequire(realpathSync(flows.resolve("@medusajs/framework/workflows-sdk")))
  const toSdk = createRequire(sdk.resolve("@medusajs/workflows-sdk"))
  const { WorkflowManager } = toSdk("@medusajs/orchestration")
  return [...WorkflowManager.getWorkflows().keys()]
}

// What the libraries of the language declare at the top, without those of a browser.
function globals() {
  const ts = fromApp("typescript")
  const folder = path.dirname(realpathSync(fromApp.resolve("typescript")))
  const names = []
  for (const file of readdirSync(folder)) {
    if (!/^lib\.(es5|es20\d\d\..*|es20\d\d|decorators.*)\.d\.ts$/.test(file)) continue
    const text = readFileSync(path.join(folder, file), "utf8")
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
    for (const statement of source.statements) {
      const declared = statement.declarationList?.declarations ?? [statement]
      names.push(...declared.map((one) => one.name?.text).filter(Boolean))
    }
  }
  return names
}

const sorted = (names) => [...new Set(names)].sort()
console.log(
  JSON.stringify({
    version: JSON.parse(readFileSync(path.join(medusa, "package.json"), "utf8")).version,
    containerKeys: sorted(Object.values(ContainerRegistrationKeys)),
    modules: sorted(Object.values(Modules)),
    aliases: sorted(configs().flatMap(aliasesOf)),
    workflows: sorted(workflows()),
    globals: sorted(globals()),
  })
)
process.exit(0)
