// Put beside the routes of the shop under check: runs every scheduled job of the project, now.
import { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { readdirSync } from "fs"
import { join } from "path"

export const AUTHENTICATE = false

export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const folder = join(process.cwd(), "src", "jobs")
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => /(?<!\.d)\.[jt]s$/.test(name))
    .sort()
  for (const name of files) {
    await require(join(folder, name)).default(req.scope)
  }
  res.json({ ran: files.length })
}
