import medusa from "@medusajs/eslint-plugin"

export default [
  { ignores: [".medusa/", "integration-tests/setup.js", "jest.config.js"] },
  ...medusa.configs.strict,
]
