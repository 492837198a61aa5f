import { defineWidgetConfig } from "@medusajs/admin-sdk"

const ProductBrand = () => <p>Brand</p>

export const config = defineWidgetConfig({
  zone: ["product.details.side.after", "product.list.before"],
  id: "everything:product-brand",
})

export default ProductBrand
