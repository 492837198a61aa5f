import { defineRouteConfig } from "@medusajs/admin-sdk"

const BrandsPage = () => <h1>Brands</h1>

export const config = defineRouteConfig({ label: "menu.brands", translationNs: "everything" })

export default BrandsPage
