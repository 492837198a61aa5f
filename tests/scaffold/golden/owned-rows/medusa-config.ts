import { defineConfig } from "@medusajs/framework/utils"

module.exports = defineConfig({
  modules: [{ resolve: "./src/modules/travel" }],
})
