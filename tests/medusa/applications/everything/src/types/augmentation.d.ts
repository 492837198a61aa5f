import type CatalogModuleService from "../modules/catalog/service"
import type { ReviewModuleService } from "../modules/review/services/review"

declare module "@medusajs/framework/types" {
  interface ModuleImplementations {
    catalog: CatalogModuleService
    review: ReviewModuleService
  }
}
