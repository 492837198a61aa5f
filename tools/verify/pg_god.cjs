// Stands for `pg-god` in jest: before 2.10.3 Medusa's test runners give it a host and no port.
const path = require("node:path")

const runner = require.resolve("@medusajs/test-utils", { paths: [process.cwd()] })
const god = require(require.resolve("pg-god/lib/index.js", { paths: [path.dirname(runner)] }))

const withPort = (credentials) => {
  const [host, port] = credentials.host.split(":")
  return { ...credentials, host, port: Number(port) }
}

exports.createDatabase = (options, credentials) =>
  god.createDatabase(options, withPort(credentials))
exports.dropDatabase = (options, credentials) => god.dropDatabase(options, withPort(credentials))
