import type { Context } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import { Brand } from "./models/brand"
import { BrandProfile } from "./models/brand-profile"
import { Maker } from "./models/maker"
import { Sample } from "./models/sample"
import { Tag } from "./models/tag"

class CatalogModuleService extends MedusaService({ Brand, BrandProfile, Maker, Sample, Tag }) {
  @InjectManager()
  async countActive(@MedusaContext() sharedContext: Context<EntityManager> = {}): Promise<number> {
    return await this.countActive_(sharedContext)
  }

  @InjectTransactionManager()
  protected async countActive_(
    @MedusaContext() sharedContext: Context<EntityManager> = {}
  ): Promise<number> {
    const [, count] = await this.listAndCountBrands({ is_active: true }, {}, sharedContext)
    return count
  }
}

export default CatalogModuleService
