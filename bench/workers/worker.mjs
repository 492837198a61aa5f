// Generates resources in one process: for each line of input, {folder, names}, prints {ms, cpu}.
import { createRequire } from "node:module"
import { join } from "node:path"
import { createInterface } from "node:readline"

const [peer, packages, templates] = process.argv.slice(2)
const require = createRequire(join(packages, "package.json"))

const makers = {
  hygen() {
    const { runner } = require("hygen")
    const logger = { log() {}, colorful() {}, notice() {}, warn() {}, err() {}, ok() {} }
    const settings = { templates, logger, exec() {}, createPrompter: () => require("enquirer") }
    return async (folder, name) => {
      const argv = ["resource", "new", "--name", name]
      const done = await runner(argv, { ...settings, cwd: folder })
      if (!done.success) throw new Error("hygen failed")
    }
  },
  async plop() {
    const { default: nodePlop } = await import(require.resolve("node-plop"))
    return async (folder, name) => {
      if (process.env.BENCH_INTO !== folder) {
        process.env.BENCH_INTO = folder
        makers.generator = (await nodePlop(join(templates, "plopfile.mjs"))).getGenerator("resource")
      }
      const { failures } = await makers.generator.runActions({ name })
      if (failures.length) throw new Error(JSON.stringify(failures))
    }
  },
  nest() {
    const { NodeWorkflow } = require("@angular-devkit/schematics/tools")
    let workflow, home
    return (folder, name) => {
      if (home !== folder) {
        home = folder
        workflow = new NodeWorkflow(folder, { resolvePaths: [packages] })
      }
      const options = { name, type: "rest", crud: true, language: "ts", sourceRoot: "src", spec: true }
      return new Promise((complete, error) => {
        workflow
          .execute({ collection: "@nestjs/schematics", schematic: "resource", options })
          .subscribe({ complete, error })
      })
    }
  },
}

const make = await makers[peer]()
for await (const line of createInterface({ input: process.stdin })) {
  const { folder, names } = JSON.parse(line)
  const start = performance.now()
  const busy = process.cpuUsage()
  for (const name of names) await make(folder, name)
  const ms = performance.now() - start
  const { user, system } = process.cpuUsage(busy)
  process.stdout.write(`${JSON.stringify({ ms, cpu: (user + system) / 1000 })}\n`)
}
