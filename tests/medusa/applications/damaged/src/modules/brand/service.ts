import { MedusaService } from "@medusajs/framework/utils"
import Brand from "./models/brand"

export default class BrandService extends MedusaService({ Brand }) {
  async named(manager: { execute: (sql: string, given?: string[]) => unknown }, name: string) {
    await manager.execute("select * from brand where name = ?", [name])
    return manager.execute(`select * from brand where name = '${name}'`)
  }
}
