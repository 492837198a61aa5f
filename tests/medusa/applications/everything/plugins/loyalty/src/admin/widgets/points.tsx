import { defineWidgetConfig } from "@medusajs/admin-sdk"

const PointsWidget = () => <p>Points</p>

export const config = defineWidgetConfig({ zone: "customer.details.after" })

export default PointsWidget
