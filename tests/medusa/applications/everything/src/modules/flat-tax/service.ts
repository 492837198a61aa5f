import type {
  ItemTaxCalculationLine,
  ItemTaxLineDTO,
  ITaxProvider,
  ShippingTaxCalculationLine,
  ShippingTaxLineDTO,
} from "@medusajs/framework/types"

class FlatTaxService implements ITaxProvider {
  static identifier = "flat-tax"

  getIdentifier(): string {
    return FlatTaxService.identifier
  }

  async getTaxLines(
    items: ItemTaxCalculationLine[],
    shipping: ShippingTaxCalculationLine[]
  ): Promise<(ItemTaxLineDTO | ShippingTaxLineDTO)[]> {
    const flat = { rate: 20, name: "flat", code: "FLAT", provider_id: this.getIdentifier() }
    return [
      ...items.map(({ line_item }) => ({ ...flat, line_item_id: line_item.id })),
      ...shipping.map(({ shipping_line }) => ({ ...flat, shipping_line_id: shipping_line.id })),
    ]
  }
}

export default FlatTaxService
