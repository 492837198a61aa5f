import { MedusaService } from "@medusajs/framework/utils"
import { Author, Page } from "./models/author"
import { Photo } from "./models/photo"

export default class CatalogService extends MedusaService({ Author, Page, Photo }) {
  constructor({ product, logger }: { product: unknown; logger: unknown }) {
    super(product, logger)
  }
}
