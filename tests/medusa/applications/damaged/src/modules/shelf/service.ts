import { model } from "@medusajs/framework/utils"

export const Shelf = model.define("shelf", { id: model.id().primaryKey(), place: model.text() })

class ShelfService {
  constructor({ region }: { region: unknown }) {
    this.region = region
  }
}

export default ShelfService
