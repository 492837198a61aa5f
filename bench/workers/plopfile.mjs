import { readdirSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"

const form = createRequire(import.meta.url)(process.env.BENCH_FORMS)

export default function (plop) {
  const folder = join(plop.getPlopfilePath(), "templates")
  plop.setHelper("form", (name, key) => new plop.handlebars.SafeString(form(name, key)))
  plop.setGenerator("resource", {
    prompts: [{ type: "input", name: "name", message: "name" }],
    actions: readdirSync(folder).map((file) => {
      const text = readFileSync(join(folder, file), "utf8")
      const end = text.indexOf("\n")
      const path = join(process.env.BENCH_INTO ?? process.cwd(), text.slice(0, end))
      const template = text.slice(end + 1)
      return file.includes(".inject.")
        ? { type: "append", path, pattern: /modules\/first.*/, template: template.trimEnd() }
        : { type: "add", path, template, skipIfExists: true }
    }),
  })
}
