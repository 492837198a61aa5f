import { defineConfig } from "@medusajs/framework/utils"

module.exports = defineConfig({
  projectConfig: {
    http: {
      jwtSecret: process.env.JWT_SECRET || "supersecret",
      storeCors: process.env.STORE_CORS || "",
    },
  },
  modules: [
    { resolve: "./src/modules/brand" },
    { resolve: "./src/modules/label.ts" },
    { resolve: "./src/modules/size-chart" },
    {
      resolve: "@medusajs/medusa/payment",
      options: { providers: [{ resolve: "./src/modules/slow-pay/service", id: "slow" }] },
    },
    {
      resolve: "@medusajs/medusa/auth",
      options: { providers: [{ resolve: "@medusajs/medusa/auth-google", id: "google" }] },
    },
    {
      resolve: "@medusajs/medusa/notification",
      options: {
        providers: [
          { resolve: "@medusajs/medusa/notification-local", id: "local" },
          { resolve: "@medusajs/medusa/notification-sendgrid", id: "sendgrid" },
        ],
      },
    },
    { resolve: "./src/modules/catalog" },
    { resolve: "./src/modules/shelf", dependencies: ["region"] },
  ],
})
