import { defineConfig, loadEnv, Modules } from "@medusajs/framework/utils"

loadEnv(process.env.NODE_ENV || "development", process.cwd())

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    databaseSchema: "public",
    databaseDriverOptions: {
      pool: { max: 10 },
      connection: { ssl: false },
    },
    redisUrl: process.env.REDIS_URL,
    workerMode: process.env.MEDUSA_WORKER_MODE as "shared" | "worker" | "server",
    sessionOptions: { name: "everything.sid", ttl: 86_400_000 },
    cookieOptions: { sameSite: "lax" },
    jobsBatchSize: 100,
    http: {
      storeCors: process.env.STORE_CORS!,
      adminCors: process.env.ADMIN_CORS!,
      authCors: process.env.AUTH_CORS!,
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
      jwtExpiresIn: "1d",
      authMethodsPerActor: { user: ["emailpass"], customer: ["emailpass", "code"] },
      compression: { enabled: true, level: 6 },
      storeRelationsLimit: 4,
    },
  },
  admin: {
    disable: process.env.DISABLE_MEDUSA_ADMIN === "true",
    path: "/dashboard",
    backendUrl: process.env.MEDUSA_BACKEND_URL,
    maxUploadFileSize: 5_242_880,
  },
  featureFlags: {
    index_engine: true,
    translation: true,
    brand_stories: process.env.BRAND_STORIES === "true",
  },
  plugins: [{ resolve: "@everything/loyalty", options: { rate: 2 } }],
  modules: [
    { resolve: "./src/modules/catalog", options: { supplier: process.env.SUPPLIER_URL } },
    { resolve: "./src/modules/review" },
    { resolve: "@medusajs/medusa/translation" },
    { resolve: "@medusajs/index" },
    {
      resolve: "@medusajs/medusa/search",
      options: {
        default_provider: "search-postgres",
        providers: [
          { resolve: "@medusajs/medusa/search-postgres", id: "postgres" },
          { resolve: "./src/modules/list-search", id: "list" },
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [
          { resolve: "./src/modules/slow-pay", id: "slow", options: { days: 14 } },
          ...(process.env.SECOND_SHOP
            ? [{ resolve: "./src/modules/slow-pay", id: "second" }]
            : []),
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/fulfillment",
      options: {
        providers: [
          { resolve: "@medusajs/medusa/fulfillment-manual", id: "manual" },
          { resolve: "./src/modules/bike", id: "bike" },
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/notification",
      options: {
        providers: [{ resolve: "./src/modules/pigeon", id: "pigeon", options: { channels: ["email"] } }, { resolve: "@medusajs/medusa/notification-local", id: "local", options: { channels: ["feed"] } }],
      },
    },
    {
      resolve: "@medusajs/medusa/auth",
      options: {
        providers: [
          { resolve: "@medusajs/medusa/auth-emailpass", id: "emailpass" },
          { resolve: "./src/modules/code-login", id: "code" },
        ],
      },
    },
    {
      resolve: "@medusajs/medusa/file",
      options: { providers: [{ resolve: "./src/modules/attic", id: "attic" }] },
    },
    {
      resolve: "@medusajs/medusa/tax",
      options: { providers: [{ resolve: "./src/modules/flat-tax", id: "flat" }] },
    },
    {
      resolve: "@medusajs/medusa/analytics",
      options: { providers: [{ resolve: "./src/modules/tally", id: "tally" }] },
    },
    {
      key: Modules.CACHING,
      resolve: "@medusajs/medusa/caching",
      options: {
        providers: [{ resolve: "./src/modules/shelf", id: "shelf", is_default: true }],
      },
    },
    {
      key: Modules.LOCKING,
      resolve: "@medusajs/medusa/locking",
      options: {
        providers: [{ resolve: "./src/modules/padlock", id: "padlock", is_default: true }],
      },
    },
  ],
})
