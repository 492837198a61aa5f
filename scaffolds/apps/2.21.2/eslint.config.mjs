import medusa from "@medusajs/eslint-plugin"

export default [{ ignores: [".medusa/"] }, ...medusa.configs.strict]
