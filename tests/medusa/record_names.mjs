// Records what Medusa's own functions and types make of names.
//
//   node tests/medusa/record_names.mjs APP WORDS > tests/medusa/data/names.tsv
//   node tests/medusa/record_names.mjs APP WORDS --functions
//
// APP is a folder with Medusa 2.21.2 in its node_modules, WORDS a file of one name a line
// (or the first column of a table recorded before).  With --functions no services are built
// and no types asked, which takes a second for a hundred thousand names.
import { createRequire } from "node:module"
import { readFileSync, realpathSync } from "node:fs"
import path from "node:path"

const [app, wordsFile] = process.argv.slice(2, 4).map((name) => path.resolve(name))
const onlyFunctions = process.argv[4] === "--functions"
const lines = readFileSync(wordsFile, "utf8").split("\n")
const words = [...new Set(lines.map((line) => line.split("\t")[0]).filter(Boolean))]
const fromApp = createRequire(path.join(app, "package.json"))
const fromFramework = createRequire(realpathSync(fromApp.resolve("@medusajs/framework/utils")))
const medusa = fromFramework("@medusajs/utils")
const ts = fromApp("typescript")

const functions = [
  medusa.pluralize,
  medusa.singularize,
  medusa.camelToSnakeCase,
  medusa.toSnakeCase,
  medusa.kebabCase,
  medusa.toCamelCase,
  medusa.toPascalCase,
]
const isModel = (word) => !onlyFunctions && /^[A-Z][A-Za-z0-9]*$/.test(word)

// The methods that a service really gets on its prototype.
function methods(model) {
  const service = medusa.MedusaService({ [model]: class {} })
  const named = (start) =>
    Object.getOwnPropertyNames(service.prototype).find((name) => name.startsWith(start))
  return [named("retrieve"), named("softDelete")]
}

// The names that the compiler finds in the type of such a service.
function typedMethods(models) {
  const file = path.join(app, "names.ts")
  const source = [
    'import { MedusaService, model } from "@medusajs/framework/utils"',
    'const any = model.define("any", { id: model.id().primaryKey() })',
    ...models.map(
      (name, n) =>
        `class S${n} extends MedusaService({ ${name}: any }) {}\nlet m${n}: keyof S${n}`
    ),
  ].join("\n")
  const options = {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    target: ts.ScriptTarget.ES2021,
    skipLibCheck: true,
    strictNullChecks: true,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (name) => name === file || fileExists(name)
  host.readFile = (name) => (name === file ? source : readFile(name))
  host.getSourceFile = (name, target) =>
    name === file ? ts.createSourceFile(name, source, target) : getSourceFile(name, target)
  const program = ts.createProgram([file], options, host)
  const checker = program.getTypeChecker()
  const found = new Map()
  for (const node of program.getSourceFile(file).statements) {
    if (!ts.isVariableStatement(node)) continue
    const name = node.declarationList.declarations[0].name
    if (!/^m\d+$/.test(name.text)) continue
    const type = checker.getTypeAtLocation(name)
    const keys = (type.types ?? [type]).map((key) => key.value).filter(Boolean)
    const typed = keys.find((key) => key.startsWith("softDelete"))
    if (!typed) throw new Error(`no typed methods for ${models[Number(name.text.slice(1))]}`)
    found.set(models[Number(name.text.slice(1))], typed)
  }
  return found
}

const typed = onlyFunctions ? new Map() : typedMethods(words.filter(isModel))
const rows = []
for (const word of words) {
  const row = [word, ...functions.map((call) => call(word))]
  if (isModel(word)) row.push(...methods(word), typed.get(word))
  rows.push(row.join("\t"))
}
console.log(rows.join("\n"))
