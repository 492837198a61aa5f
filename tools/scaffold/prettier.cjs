// Formats TypeScript with our own prettier: a job as JSON on stdin, its outcome as JSON on stdout.
// The project's configuration is asked only if the job names `root`: it may be a program.
const { readFileSync } = require("node:fs")
const { createRequire } = require("node:module")

const prettier = createRequire(`${process.argv[2]}/`)("prettier")

const optionsFor = async ({ root, options }, path) => {
  const found = root && (await prettier.resolveConfig(`${root}/${path}`, { editorconfig: true }))
  const { plugins, ...plain } = found || options
  return plain
}

const main = async () => {
  const job = JSON.parse(readFileSync(0, "utf8"))
  const files = {}
  let crlf = false
  for (const [path, text] of Object.entries(job.files)) {
    const options = await optionsFor(job, path)
    crlf ||= options.endOfLine === "crlf"
    files[path] = await prettier.format(text, {
      ...options,
      parser: "typescript",
      endOfLine: "lf",
      requirePragma: false,
    })
  }
  process.stdout.write(JSON.stringify({ files, crlf }))
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
