import { registerOtel } from "@medusajs/medusa"

export function register(): void {
  if (process.env.OTEL_EXPORTER !== undefined) {
    registerOtel({ serviceName: "everything", instrument: { http: true, workflows: true } })
  }
}
